//! The graph, in the documentation of the container.

use crate::graph::{Graph, Parameter, Provider, Source, Until};

/// A section with a row for each provider.
///
/// Output:
/// ```text
/// # Wiring
///
/// | provider | | provides | needs |
/// |---|---|---|---|
/// | `db` | singleton | `Db` | `config` |
/// ```
pub(super) fn wiring_table(graph: &Graph) -> Vec<String> {
    let head = [
        "",
        " # Wiring",
        "",
        " | provider | | provides | needs |",
        " |---|---|---|---|",
    ];
    let rows = graph.providers.iter().map(|provider| row(graph, provider));
    head.map(str::to_owned).into_iter().chain(rows).collect()
}

fn row(graph: &Graph, provider: &Provider) -> String {
    let needs = provider.parameters.iter().map(|need| needed(graph, need));
    let needs = needs.filter(|need| !need.is_empty());
    format!(
        " | `{}` | {} | {} | {} |",
        plain(&provider.name),
        life(provider),
        provided(provider),
        needs.collect::<Vec<_>>().join(", ")
    )
}

/// `request`, `request, after body, teardown`
fn life(provider: &Provider) -> String {
    let lifetime = if provider.is_lazy() {
        format!("lazy {}", provider.lifetime.name())
    } else if provider.is_shared() {
        format!("shared {}", provider.lifetime.name())
    } else {
        provider.lifetime.name().to_owned()
    };
    let teardown = match provider.teardown {
        None => "",
        Some(Until::End) => ", teardown",
        Some(Until::Response) => ", teardown until response",
    };
    let turn = if provider.is_after_body() {
        ", after body"
    } else {
        ""
    };
    format!("{lifetime}{turn}{teardown}")
}

/// Its own type, and the trait objects that it is given as.
fn provided(provider: &Provider) -> String {
    let keys = std::iter::once(&provider.key).chain(&provider.traits);
    let names = keys.map(|key| code(&key.to_string()));
    names.collect::<Vec<_>>().join(", ")
}

fn needed(graph: &Graph, parameter: &Parameter) -> String {
    match &parameter.source {
        Source::Part(part) => code(part.type_name()),
        Source::Argument => format!("the argument {}", code(&parameter.name)),
        Source::Open(demand) => code(&demand.shape.key().to_string()),
        Source::Extractor | Source::Nowhere => format!("the extractor {}", code(&parameter.name)),
        source => {
            let providers = source.providers();
            let names = providers.map(|provider| code(plain(&graph.providers[provider].name)));
            names.collect::<Vec<_>>().join(", ")
        }
    }
}

/// Code in a cell: a bar would end it.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
