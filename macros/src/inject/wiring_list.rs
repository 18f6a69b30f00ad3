//! Where a handler's parameters come from, in the documentation of the handler.

use syn::Attribute;

use super::link::Linked;
use super::parse::Handler;
use crate::graph::{Graph, Lifetime, Provider, Source, Until};
use crate::syntax::Parameter;

/// A section with a line for each guard and each parameter; nothing for a handler without any.
///
/// Output:
/// ```text
/// # Wiring
///
/// * guarded by the request's `App::verify_token`
/// * `user`: the request's `App::user`
/// * `tx`: the request's `App::tx` (teardown)
/// * `claude`: the factory `App::claude`
/// * `ask`: extracted
/// ```
pub(super) fn wiring_list(handler: &Handler, linked: &Linked) -> Vec<String> {
    let guards = linked.guards.iter();
    let guards = guards.map(|guard| format!(" * guarded by {}", origin(&linked.graph, guard)));
    let parameters = handler.parameters.iter().zip(&linked.sources);
    let parameters = parameters.map(|(parameter, source)| line(&linked.graph, parameter, source));
    let lines: Vec<_> = guards.chain(parameters).collect();
    if lines.is_empty() {
        return lines;
    }
    // Apart from what the user says, where they say anything.
    let blank = may_be_documented(handler).then_some("");
    let head = blank.into_iter().chain([" # Wiring", ""]);
    head.map(str::to_owned).chain(lines).collect()
}

fn may_be_documented(handler: &Handler) -> bool {
    let mut attributes = handler.attributes.iter().map(Attribute::path);
    attributes.any(|path| path.is_ident("doc") || path.is_ident("cfg_attr"))
}

fn line(graph: &Graph, parameter: &Parameter, source: &Source) -> String {
    let name = parameter.local_name();
    let name = name.trim_start_matches("r#");
    format!(" * `{name}`: {}", origin(graph, source))
}

fn origin(graph: &Graph, source: &Source) -> String {
    let providers: Vec<_> = source
        .providers()
        .map(|provider| of_provider(graph, provider))
        .collect();
    match source {
        Source::Part(part) => format!("the request's `{}`", part.type_name()),
        Source::Argument => "given by the caller".to_owned(),
        Source::Optional(None) => "nothing".to_owned(),
        Source::Collection { members, .. } if members.is_empty() => "nothing".to_owned(),
        Source::Deferred(_) => format!("{}, on first use", providers.join(", ")),
        _ if providers.is_empty() => "extracted".to_owned(),
        _ => providers.join(", "),
    }
}

fn of_provider(graph: &Graph, provider: usize) -> String {
    let provider = &graph.providers[provider];
    let lifetime = match provider.lifetime {
        Lifetime::Input => "the input",
        Lifetime::Singleton if provider.is_lazy() => "the lazy singleton",
        Lifetime::Singleton => "the singleton",
        Lifetime::Request if provider.is_shared() => "the request's shared",
        Lifetime::Request => "the request's",
        Lifetime::Factory => "the factory",
    };
    let name = provider.name.trim_start_matches("r#");
    format!("{lifetime} `{}::{name}`{}", graph.container, end(provider))
}

/// When the value ends, if a handler's call of its provider brings that along.
fn end(provider: &Provider) -> &'static str {
    match provider.teardown.filter(|_| !provider.lifetime.is_kept()) {
        None => "",
        Some(Until::End) => " (teardown)",
        Some(Until::Response) => " (teardown until response)",
    }
}
