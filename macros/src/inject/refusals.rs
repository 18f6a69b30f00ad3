//! The errors with which a dependency may refuse a request, in the documentation of the handler.

use crate::graph::{Graph, Provider, Source};

/// The fallible providers and the extractors that run for this value: `` errors of `session`, `user` ``.
pub(super) fn refusals(graph: &Graph, source: &Source) -> String {
    if matches!(source, Source::Extractor) {
        return "rejection".to_owned();
    }
    let mut found = Refusals {
        graph,
        visited: Vec::new(),
        errors: Vec::new(),
        rejections: Vec::new(),
    };
    found.visit(source);
    let errors = listed("error", &found.errors);
    let rejections = listed("rejection", &found.rejections);
    errors
        .into_iter()
        .chain(rejections)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `` errors of `session`, `user` ``
fn listed(what: &str, names: &[String]) -> Option<String> {
    let plural = match names.len() {
        0 => return None,
        1 => "",
        _ => "s",
    };
    Some(format!("{what}{plural} of {}", names.join(", ")))
}

struct Refusals<'a> {
    graph: &'a Graph,
    visited: Vec<usize>,
    /// The names of providers.
    errors: Vec<String>,
    rejections: Vec<String>,
}

impl Refusals<'_> {
    fn visit(&mut self, source: &Source) {
        for provider in source.providers() {
            let graph = self.graph;
            self.visit_provider(provider, &graph.providers[provider], returns_error(source));
        }
    }

    /// Singletons that are not lazy exist before the request.
    fn visit_provider(&mut self, position: usize, provider: &Provider, returns_error: bool) {
        let is_built = provider.lifetime.is_kept() && !provider.is_lazy();
        if is_built || self.visited.contains(&position) {
            return;
        }
        self.visited.push(position);
        for parameter in &provider.parameters {
            self.visit(&parameter.source);
        }
        let name = format!("`{}`", provider.plain_name());
        if provider
            .parameters
            .iter()
            .any(|parameter| parameter.source == Source::Extractor)
        {
            self.rejections.push(name.clone());
        }
        if provider.is_fallible && !returns_error {
            self.errors.push(name);
        }
    }
}

/// The handler receives the provider's own error.
fn returns_error(source: &Source) -> bool {
    matches!(
        source,
        Source::Outcome(_) | Source::Deferred(_) | Source::Callable { .. }
    )
}
