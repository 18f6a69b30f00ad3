//! The dependencies of a handler, in its documentation.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Attribute;
use syn::ext::IdentExt;

use super::link::Linked;
use super::parse::{Form, Handler};
use super::refusals::refusals;
use crate::documentation::{code, function_path, link, properties, scope};
use crate::graph::resolve::Shape;
use crate::graph::{Graph, Source};
use crate::syntax::{CallSite, Parameter, type_key};

/// A section with a row for each guard and each parameter; nothing for a handler without any.
///
/// Output:
/// ```text
/// # Dependencies
///
/// | parameter | type | source | may refuse with |
/// |---|---|---|---|
/// | guard | | request value [`App::verify_token`](App::verify_token) | error of `verify_token` |
/// | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
/// | `ask` | `Json<Ask>` | extractor | rejection |
/// ```
pub(super) fn dependency_table(
    site: CallSite<'_>,
    handler: &Handler,
    linked: &Linked,
) -> Vec<String> {
    let table = Table {
        graph: &linked.graph,
        container: handler.options.container(site).into_token_stream(),
    };
    let guards = linked.guards.iter();
    let guards = guards.map(|guard| table.row("guard", "", guard));
    let parameters = handler.parameters.iter().zip(&linked.sources);
    let parameters = parameters
        .map(|(parameter, source)| table.row(&name(parameter), &code(&written(parameter)), source));
    let rows: Vec<_> = guards.chain(parameters).collect();
    if rows.is_empty() {
        return rows;
    }
    let failure = if handler.form == Form::Task {
        "may fail with"
    } else {
        "may refuse with"
    };
    // Separates the section from the user's documentation.
    let blank = may_be_documented(handler).then(String::new);
    let head = [
        " # Dependencies".to_owned(),
        String::new(),
        format!(" | parameter | type | source | {failure} |"),
        " |---|---|---|---|".to_owned(),
    ];
    blank.into_iter().chain(head).chain(rows).collect()
}

fn may_be_documented(handler: &Handler) -> bool {
    let mut attributes = handler.attributes.iter().map(Attribute::path);
    attributes.any(|path| path.is_ident("doc") || path.is_ident("cfg_attr"))
}

fn name(parameter: &Parameter) -> String {
    let name = parameter.name.as_ref();
    code(&name.map_or_else(|| "_".to_owned(), |name| name.unraw().to_string()))
}

/// The type without paths and lifetimes: `&User`.
fn written(parameter: &Parameter) -> String {
    match &parameter.demand.shape {
        Shape::Callable { key, is_async, .. } => {
            let function = if *is_async { "AsyncFn" } else { "Fn" };
            format!("impl {function}(…) -> {key}")
        }
        Shape::Deferred(asked) => format!("impl Deferred<{}, …>", asked.key),
        _ => type_key(&parameter.argument.ty).to_string(),
    }
}

struct Table<'a> {
    graph: &'a Graph,
    container: TokenStream,
}

impl Table<'_> {
    fn row(&self, parameter: &str, ty: &str, source: &Source) -> String {
        let refusals = refusals(self.graph, source);
        let cells = [parameter, ty, &self.origin(source), &refusals];
        format!(" | {} |", cells.join(" | "))
    }

    fn origin(&self, source: &Source) -> String {
        let providers = source.providers();
        let providers: Vec<_> = providers.map(|provider| self.provider(provider)).collect();
        match source {
            Source::Part(_) => "request".to_owned(),
            Source::Argument => "argument of the task".to_owned(),
            Source::Optional(None) => "no provider".to_owned(),
            Source::Collection { members, .. } if members.is_empty() => "no provider".to_owned(),
            Source::Deferred(_) => format!("{}, on first use", providers.join(", ")),
            _ if providers.is_empty() => "extractor".to_owned(),
            _ => providers.join(", "),
        }
    }

    /// A module has no path here, so its providers link to the container.
    fn provider(&self, provider: usize) -> String {
        let provider = &self.graph.providers[provider];
        let (scope, properties) = (scope(provider), properties(provider));
        let name = provider.plain_name();
        let target = function_path(self.graph, provider, &self.container);
        if provider.module.is_some() {
            let container = target.and_then(|path| Some(path.rsplit_once("::")?.0.to_owned()));
            let module = container.map_or_else(
                || "module".to_owned(),
                |container| format!("[module](struct@{container}#providers)"),
            );
            return format!("{scope} {} of a {module}{properties}", code(name));
        }
        let path = format!("{}::{name}", self.graph.container);
        format!("{scope} {}{properties}", link(&path, target))
    }
}
