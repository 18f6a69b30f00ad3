//! What another thread would have to own.

use super::{Graph, Lifetime, Source, trail};

/// The way to a value that borrows and that the source needs, itself or whenever it is called.
pub(crate) fn to_borrow(graph: &Graph, source: &Source) -> Option<Vec<usize>> {
    if let Source::Callable { provider, .. } = *source {
        let is_end = |position: usize| {
            let provider = &graph.providers[position];
            provider.lifetime != Lifetime::Factory && provider.borrows
        };
        return trail::shortest(
            provider,
            |position| needs_when_called(graph, position),
            is_end,
        );
    }
    let mut needed = source.providers();
    let found = needed.find(|provider| graph.providers[*provider].borrows)?;
    Some(vec![found])
}

/// A factory's dependencies. The others are there before it is called.
fn needs_when_called(graph: &Graph, position: usize) -> Vec<usize> {
    let provider = &graph.providers[position];
    match provider.lifetime {
        Lifetime::Factory => provider.dependencies().collect(),
        Lifetime::Input | Lifetime::Singleton | Lifetime::Request => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::to_borrow;
    use crate::graph::sample::{graph, provider, value};
    use crate::graph::{Lifetime, Provider, Source};

    fn borrowing(lifetime: Lifetime) -> Provider {
        Provider {
            borrows: true,
            ..provider("borrowing", lifetime, &[])
        }
    }

    const CALLED: Source = Source::Callable {
        provider: 0,
        is_async: false,
        cast: None,
    };

    #[test]
    fn a_value_that_borrows_is_found() {
        let graph = graph(vec![borrowing(Lifetime::Request)]);
        assert_eq!(to_borrow(&graph, &value(0)), Some(vec![0]));
    }

    #[test]
    fn a_factory_may_be_called_for_what_borrows() {
        let graph = graph(vec![borrowing(Lifetime::Factory)]);
        assert_eq!(to_borrow(&graph, &CALLED), None);
        assert_eq!(to_borrow(&graph, &value(0)), Some(vec![0]));
    }

    #[test]
    fn what_a_factory_needs_when_it_is_called_is_found() {
        let factory = provider("first", Lifetime::Factory, &[value(1)]);
        let graph = graph(vec![factory, borrowing(Lifetime::Request)]);
        assert_eq!(to_borrow(&graph, &CALLED), Some(vec![0, 1]));
    }

    #[test]
    fn what_a_request_value_was_made_of_is_no_matter() {
        let owned = provider("first", Lifetime::Request, &[value(1)]);
        let graph = graph(vec![owned, borrowing(Lifetime::Request)]);
        assert_eq!(to_borrow(&graph, &value(0)), None);
    }
}
