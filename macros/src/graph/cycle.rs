//! Providers that need themselves, and the order in which the others can be built.

use super::{Graph, Lifetime};

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

/// The singletons, each behind what it is built from, otherwise in declared order.
pub(crate) fn build_order(graph: &Graph) -> Vec<usize> {
    let mut order = Walk::over(graph).order;
    order.retain(|position| graph.providers[*position].lifetime == Lifetime::Singleton);
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
