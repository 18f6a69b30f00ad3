//! The graph, in the documentation of the container.

use crate::graph::{Graph, Parameter, Provider, Source};

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
    format!(
        " | `{}` | {} | {} | {} |",
        plain(&provider.name),
        provider.lifetime.name(),
        code(provider.key.as_str()),
        needs.collect::<Vec<_>>().join(", ")
    )
}

fn needed(graph: &Graph, parameter: &Parameter) -> String {
    match (parameter.source.provider(), &parameter.source) {
        (Some(provider), _) => code(plain(&graph.providers[provider].name)),
        (None, Source::Part(part)) => code(part.type_name()),
        (None, Source::Argument) => format!("the argument {}", code(&parameter.name)),
        (None, _) => format!("the extractor {}", code(&parameter.name)),
    }
}

/// Code in a cell: a bar would end it.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}
