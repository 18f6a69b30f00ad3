//! The builder, and its settings.

use super::provider::{built, held};
use crate::graph::{Graph, Provider, Runs};

/// `App::builder(world.clone()).p3(…)`, or `test_builder` if a singleton is external.
pub(super) fn builder(graph: &Graph) -> String {
    let mut external = graph.providers.iter().filter(|one| one.is_external());
    let builder = match external.next() {
        Some(_) => "test_builder",
        None => "builder",
    };
    let given = graph.providers.iter().filter_map(|one| given(graph, one));
    format!("App::{builder}(world.clone()){}", given.collect::<String>())
}

/// The same with overrides: `….override_p4(…)`
pub(super) fn overridden(graph: &Graph) -> String {
    let replaced = graph
        .providers
        .iter()
        .filter_map(|one| replaced(graph, one));
    builder(graph) + &replaced.collect::<String>()
}

fn given(graph: &Graph, provider: &Provider) -> Option<String> {
    let name = &provider.name;
    provider.given.as_ref()?;
    let value = held(graph, provider, &format!("world.given(\"{name}\")"));
    Some(format!(".{name}({value})"))
}

fn replaced(graph: &Graph, provider: &Provider) -> Option<String> {
    let name = &provider.name;
    let runs = provider.replaced?;
    let (parameters, value) = (parameters(provider), replacement(graph, provider));
    let own = "let world = world.clone();";
    Some(match runs {
        Runs::Async(pauses) => format!(
            ".override_{name}_async({{ {own} move |{parameters}| {{ {own} async move {{ pause({pauses}).await; {value} }} }} }})"
        ),
        Runs::Sync | Runs::Blocking => {
            format!(".override_{name}({{ {own} move |{parameters}| {value} }})")
        }
    })
}

fn parameters(provider: &Provider) -> String {
    let given = (0..provider.arguments).map(|number| format!("given{number}: u64"));
    given.collect::<Vec<_>>().join(", ")
}

fn replacement(graph: &Graph, provider: &Provider) -> String {
    let given = (0..provider.arguments).map(|number| format!(", given{number}"));
    let numbers = format!("&[REPLACED{}]", given.collect::<String>());
    let value = held(graph, provider, &built(provider, &numbers));
    if provider.is_fallible() {
        format!("Ok({value})")
    } else {
        value
    }
}
