//! The providers, in the documentation of the container.

use quote::ToTokens;

use super::super::parse::Container;
use crate::documentation::{code, function_path, link, properties, scope};
use crate::graph::{Graph, Parameter, Provider, Source};

/// A section with a table of the container's providers, and one for each of its modules.
///
/// Output:
/// ```text
/// # Providers
///
/// | provider | scope | provides | dependencies |
/// |---|---|---|---|
/// | [`db`](App::db) | singleton | `Db` | [`config`](App::config) |
/// ```
pub(super) fn provider_table(container: &Container, graph: &Graph) -> Vec<String> {
    let section = Section { container, graph };
    let mut lines = vec![String::new(), " # Providers".to_owned()];
    lines.extend(section.table(None));
    for (position, module) in container.modules.iter().enumerate() {
        let table = section.table(Some(position));
        if !table.is_empty() {
            lines.extend([String::new(), format!(" ## Module `{}`", module.name)]);
            lines.extend(table);
        }
    }
    lines
}

struct Section<'a> {
    container: &'a Container,
    graph: &'a Graph,
}

impl Section<'_> {
    /// The rows of one module, or of the container itself.
    fn table(&self, module: Option<usize>) -> Vec<String> {
        let providers = self.graph.providers.iter();
        let rows: Vec<_> = providers
            .filter(|provider| provider.module == module)
            .map(|provider| self.row(provider))
            .collect();
        if rows.is_empty() {
            return rows;
        }
        let head = [
            "",
            " | provider | scope | provides | dependencies |",
            " |---|---|---|---|",
        ];
        head.map(str::to_owned).into_iter().chain(rows).collect()
    }

    fn row(&self, provider: &Provider) -> String {
        let dependencies = provider.parameters.iter();
        let dependencies = dependencies.map(|parameter| self.dependency(parameter));
        let dependencies: Vec<_> = dependencies.filter(|text| !text.is_empty()).collect();
        format!(
            " | {} | {}{} | {} | {} |",
            self.link(provider),
            scope(provider),
            properties(provider),
            provided(provider),
            dependencies.join(", ")
        )
    }

    fn dependency(&self, parameter: &Parameter) -> String {
        match &parameter.source {
            Source::Part(part) => code(part.type_name()),
            Source::Argument => format!("argument {}", code(&parameter.name)),
            Source::Open(demand) => code(&demand.shape.key().to_string()),
            Source::Extractor | Source::Nowhere => format!("extractor {}", code(&parameter.name)),
            source => {
                let providers = source.providers();
                let links = providers.map(|provider| self.link(&self.graph.providers[provider]));
                links.collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn link(&self, provider: &Provider) -> String {
        let target = match provider.module {
            None => {
                let name = self.container.name.to_token_stream();
                function_path(self.graph, provider, &name)
            }
            Some(module) => {
                let path = &self.container.modules[module].ty;
                function_path(self.graph, provider, path)
            }
        };
        link(provider.plain_name(), target)
    }
}

/// Its own type, and the trait objects that it also provides.
fn provided(provider: &Provider) -> String {
    let keys = std::iter::once(&provider.key).chain(&provider.traits);
    let names = keys.map(|key| code(&key.to_string()));
    names.collect::<Vec<_>>().join(", ")
}
