//! `App::GRAPH`: the graph for programs and people to look at.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use super::super::parse::{Container, Declaration};
use crate::graph::descriptor::{MARKS, access_name};
use crate::graph::generic::possible;
use crate::graph::resolve::Shape;
use crate::graph::{Access, Dependency, Graph, Provider, Source};
use crate::syntax::{self, CallSite, text, type_key};

/// The graph as text: an expression that says the same would be checked, and evaluated, at each build.
///
/// Output:
/// ```ignore
/// impl App {
///     pub(crate) const GRAPH: &'static Graph = {
///         static GRAPH: Graph = ::hardwire::__private::graph("App", r"
/// singleton    config    Config    src/app.rs:12
/// singleton    db        Db        async    src/app.rs:17
///              config    shared    0
/// ");
///         &GRAPH
///     };
/// }
/// ```
pub(super) fn graph_constant(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
) -> TokenStream {
    let hardwire = site.hardwire();
    let Container {
        visibility, name, ..
    } = container;
    let title = name.unraw().to_string();
    let document = format!("The dependency graph of [`{name}`].");
    let lines = (0..graph.providers.len()).flat_map(|position| lines(container, graph, position));
    let lines = text(&lines.fold("\n".to_owned(), |text, line| text + &line + "\n"));
    quote! {
        #[allow(dead_code, reason = "a program may not use its graph")]
        impl #name {
            #[doc = #document]
            #visibility const GRAPH: &'static #hardwire::Graph = {
                static GRAPH: #hardwire::Graph = #hardwire::__private::graph(#title, #lines);
                &GRAPH
            };
        }
    }
}

/// A provider's line, and one for each of its parameters.
fn lines(container: &Container, graph: &Graph, position: usize) -> Vec<String> {
    let linked = &graph.providers[position];
    let declaration = &container.providers[graph.declared(position)];
    let parameters = declaration.parameters.iter().zip(&linked.parameters);
    let parameters =
        parameters.map(|(written, linked)| parameter(written, &known(&linked.source, graph)));
    let provider = provider(container, declaration, linked);
    [provider].into_iter().chain(parameters).collect()
}

fn provider(container: &Container, declaration: &Declaration, provider: &Provider) -> String {
    let name = provider.name.trim_start_matches("r#");
    let mut fields = vec![
        provider.lifetime.name().to_owned(),
        name.to_owned(),
        provider.key.to_string(),
    ];
    fields.extend(provider.traits.iter().map(|also| format!("as {also}")));
    let marks = MARKS.iter().filter(|mark| mark.is_public);
    let marks = marks.filter(|mark| (mark.is_set)(provider));
    fields.extend(marks.map(|mark| mark.word.to_owned()));
    let module = declaration.origin.module;
    fields.extend(module.map(|_| format!("from {}", container.owner(declaration))));
    // Tabs and ends of lines are between fields, and only here could there be another.
    let file = provider.place.file.replace(['\t', '\n'], " ");
    fields.push(format!("{file}:{}", provider.place.line));
    fields.join("\t")
}

/// What depends on type parameters comes from the provider that alone can give it, if there is one.
fn known(source: &Source, graph: &Graph) -> Source {
    let Source::Open(demand) = source else {
        return source.clone();
    };
    match (possible(&graph.providers, demand).as_slice(), &demand.shape) {
        ([only], Shape::Value(asked)) => Source::Provider(Dependency {
            provider: *only,
            access: asked.access,
            is_peeled: false,
            is_applied: false,
            cast: None,
        }),
        ([only], Shape::Callable { is_async, .. }) => Source::Callable {
            provider: *only,
            is_async: *is_async,
            cast: None,
        },
        _ => source.clone(),
    }
}

fn parameter(written: &syntax::Parameter, source: &Source) -> String {
    let name = written.name.as_ref().map(|name| name.unraw().to_string());
    let name = name.unwrap_or_else(|| "_".to_owned());
    let (kind, what) = origin(written, source);
    format!("\t{name}\t{kind}\t{what}")
}

/// Where a parameter's value comes from: `shared`, and the provider's position.
fn origin(written: &syntax::Parameter, source: &Source) -> (String, String) {
    let (kind, what) = match source {
        Source::Contents { of, .. } => {
            let kind = format!("optional {}", access_name(of.access));
            return (kind, of.provider.to_string());
        }
        Source::Optional(dependency) => {
            let access = dependency.map_or(Access::Shared, |dependency| dependency.access);
            let provider = dependency.map(|dependency| dependency.provider.to_string());
            let kind = format!("optional {}", access_name(access));
            return (kind, provider.unwrap_or_default());
        }
        Source::Collection { members, .. } => {
            let members = members.iter().map(|member| member.provider.to_string());
            ("collected", members.collect::<Vec<_>>().join(" "))
        }
        Source::Provider(Dependency {
            provider, access, ..
        })
        | Source::Deferred(Dependency {
            provider, access, ..
        })
        | Source::Outcome(Dependency {
            provider, access, ..
        }) => (access_name(*access), provider.to_string()),
        Source::Callable {
            provider,
            is_async: false,
            ..
        } => ("callable", provider.to_string()),
        Source::Callable { provider, .. } => ("async callable", provider.to_string()),
        Source::Part(part) => ("request", part.type_name().to_owned()),
        Source::Extractor => ("extractor", type_key(&written.subject).to_string()),
        Source::Argument | Source::Open(_) | Source::Nowhere => {
            ("argument", type_key(&written.subject).to_string())
        }
    };
    (kind.to_owned(), what)
}
