//! Providers that need themselves, and the order in which the others can be built.

use super::{Graph, lazy};

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Waiting,
    Open,
    Done,
}

struct Walk<'a> {
    graph: &'a Graph,
    visits: Vec<Visit>,
    path: Vec<usize>,
    cycles: Vec<Vec<usize>>,
    order: Vec<usize>,
}

/// Every loop, each once, beginning with the provider that is declared first.
pub(crate) fn cycles(graph: &Graph) -> Vec<Vec<usize>> {
    Walk::over(graph).cycles
}

/// The singletons that are built with the container, each behind what it is built from, otherwise in declared order.
pub(crate) fn build_order(graph: &Graph) -> Vec<usize> {
    let is_built = lazy::built_at_start(graph);
    ordered(graph, |position| is_built[position])
}

/// The singletons that wait for their first use, each behind what it is built from.
pub(crate) fn late_order(graph: &Graph) -> Vec<usize> {
    let is_built = lazy::built_at_start(graph);
    ordered(graph, |position| {
        let provider = &graph.providers[position];
        provider.is_lazy() && !provider.is_generic() && !is_built[position]
    })
}

fn ordered(graph: &Graph, is_one: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut order = Walk::over(graph).order;
    order.retain(|position| is_one(*position));
    order
}

impl<'a> Walk<'a> {
    fn over(graph: &'a Graph) -> Self {
        let visits = vec![Visit::Waiting; graph.providers.len()];
        let mut walk = Self {
            graph,
            visits,
            path: Vec::new(),
            cycles: Vec::new(),
            order: Vec::new(),
        };
        for position in 0..graph.providers.len() {
            walk.visit(position);
        }
        walk
    }

    fn visit(&mut self, position: usize) {
        match self.visits[position] {
            Visit::Done => {}
            Visit::Open => self.close_cycle(position),
            Visit::Waiting => self.descend(position),
        }
    }

    fn descend(&mut self, position: usize) {
        self.visits[position] = Visit::Open;
        self.path.push(position);
        for dependency in self.graph.providers[position].dependencies() {
            self.visit(dependency);
        }
        self.path.pop();
        self.visits[position] = Visit::Done;
        self.order.push(position);
    }

    fn close_cycle(&mut self, position: usize) {
        let mut cycle: Vec<_> = self
            .path
            .iter()
            .copied()
            .skip_while(|step| *step != position)
            .collect();
        let first = cycle
            .iter()
            .enumerate()
            .min_by_key(|(_, step)| **step)
            .map_or(0, |(index, _)| index);
        cycle.rotate_left(first);
        if !self.cycles.contains(&cycle) {
            self.cycles.push(cycle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{build_order, cycles};
    use crate::graph::Lifetime::Singleton;
    use crate::graph::sample::{graph, provider, value};

    #[test]
    fn a_loop_begins_with_the_first_declared() {
        let graph = graph(vec![
            provider("game", Singleton, &[value(2)]),
            provider("paper", Singleton, &[value(2)]),
            provider("rock", Singleton, &[value(1)]),
        ]);
        assert_eq!(cycles(&graph), [[1, 2]]);
    }

    #[test]
    fn a_loop_is_one_however_often_it_is_closed() {
        let graph = graph(vec![provider("db", Singleton, &[value(0), value(0)])]);
        assert_eq!(cycles(&graph), [[0]]);
    }

    #[test]
    fn two_loops_are_two() {
        let graph = graph(vec![
            provider("one", Singleton, &[value(0), value(1)]),
            provider("other", Singleton, &[value(1)]),
        ]);
        assert_eq!(cycles(&graph), [[0], [1]]);
    }

    #[test]
    fn what_is_needed_is_built_before() {
        let graph = graph(vec![
            provider("cache", Singleton, &[value(2)]),
            provider("config", Singleton, &[]),
            provider("pool", Singleton, &[value(1)]),
        ]);
        assert_eq!(build_order(&graph), [1, 2, 0]);
    }

    /// A test's thread has a quarter of the stack that rustc's has.
    #[test]
    fn a_thousand_may_each_need_the_next() {
        let next = |position: usize| provider("link", Singleton, &[value(position + 1)]);
        let mut providers: Vec<_> = (0..999).map(next).collect();
        providers.push(provider("last", Singleton, &[]));
        let graph = graph(providers);
        assert!(cycles(&graph).is_empty());
        assert_eq!(build_order(&graph)[..2], [999, 998]);
    }
}
