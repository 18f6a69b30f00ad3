//! Ways through a graph, for messages.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use super::{Graph, Lifetime, Until};

/// Who needs each provider: the edges of a graph, followed backwards.
pub(crate) struct Dependents {
    of: Vec<Vec<usize>>,
    /// For each provider, how many steps lead up to one that nothing needs. None does in a loop.
    distances: Vec<Option<usize>>,
}

impl Dependents {
    pub(crate) fn of(graph: &Graph) -> Self {
        let mut of = vec![Vec::new(); graph.providers.len()];
        for (position, provider) in graph.providers.iter().enumerate() {
            for dependency in provider.dependencies().filter(|other| *other != position) {
                of[dependency].push(position);
            }
        }
        let distances = distances(graph, &of);
        Self { of, distances }
    }

    /// The shortest way from a provider that nothing needs down to `target`, both included. Of several, the
    /// one through what is declared first.
    pub(crate) fn way_to(&self, target: usize) -> Vec<usize> {
        let way_up = std::iter::successors(Some(target), |here| self.nearer(*here));
        let mut way: Vec<_> = way_up.collect();
        way.reverse();
        way
    }

    /// The provider that comes before `target` on the way to it.
    pub(crate) fn nearer(&self, target: usize) -> Option<usize> {
        let nearer = self.distances[target]?.checked_sub(1)?;
        let mut dependents = self.of[target].iter().copied();
        dependents.find(|dependent| self.distances[*dependent] == Some(nearer))
    }

    /// How many steps come before `target` on the way to it.
    pub(crate) fn distance(&self, target: usize) -> usize {
        self.distances[target].unwrap_or_default()
    }
}

/// From everything that nothing needs at once, a step further down each time.
fn distances(graph: &Graph, dependents: &[Vec<usize>]) -> Vec<Option<usize>> {
    let is_start = |position: &usize| dependents[*position].is_empty();
    let mut waiting: VecDeque<_> = (0..dependents.len()).filter(is_start).collect();
    let mut distances = vec![None; dependents.len()];
    for start in &waiting {
        distances[*start] = Some(0);
    }
    while let Some(here) = waiting.pop_front() {
        let further = distances[here].map(|distance: usize| distance + 1);
        for dependency in graph.providers[here].dependencies() {
            if distances[dependency].is_none() {
                distances[dependency] = further;
                waiting.push_back(dependency);
            }
        }
    }
    distances
}

/// The shortest way from a singleton, through factories alone, to a provider that only lives
/// during a request: a request provider, or a factory that reads the request.
pub(crate) fn to_request(graph: &Graph, singleton: usize) -> Option<Vec<usize>> {
    let through = |position: usize| {
        let next = graph.providers[position].dependencies();
        next.filter(|next| !graph.providers[*next].lifetime.is_kept())
            .collect()
    };
    shortest(singleton, through, |position| {
        let provider = &graph.providers[position];
        let reads_request = provider
            .parameters
            .iter()
            .any(|parameter| parameter.source.is_request_head());
        position != singleton && (provider.lifetime == Lifetime::Request || reads_request)
    })
}

/// The shortest way from what lives no longer than a request to something else that is torn down
/// then.
pub(crate) fn to_teardown(
    graph: &Graph,
    start: usize,
    is_meant: impl Fn(Until) -> bool,
) -> Option<Vec<usize>> {
    let through = |position: usize| {
        let next = graph.providers[position].dependencies();
        next.filter(|next| !graph.providers[*next].lifetime.is_kept())
            .collect()
    };
    shortest(start, through, |position| {
        let teardown = graph.providers[position].teardown;
        position != start && teardown.is_some_and(&is_meant)
    })
}

/// The shortest way from what runs before the body to what is marked `after_body`.
pub(crate) fn to_after_body(graph: &Graph, start: usize) -> Option<Vec<usize>> {
    let provider = &graph.providers[start];
    if provider.lifetime.is_kept() || provider.is_after_body() {
        return None;
    }
    let through = |position: usize| {
        let next = graph.providers[position].dependencies();
        next.filter(|next| !graph.providers[*next].lifetime.is_kept())
            .collect()
    };
    shortest(start, through, |position| {
        graph.providers[position].is_after_body()
    })
}

/// The shortest way from what is marked `after_body` down to a marked provider that needs no other one.
pub(crate) fn through_marked(graph: &Graph, start: usize) -> Option<Vec<usize>> {
    let is_marked = |position: &usize| graph.providers[*position].is_after_body();
    let next = |position: usize| -> Vec<_> {
        let next = graph.providers[position].dependencies();
        next.filter(is_marked).collect()
    };
    let start = Some(start).filter(is_marked)?;
    let way = shortest(start, next, |position| next(position).is_empty());
    // In a loop there is no last one.
    Some(way.unwrap_or_else(|| vec![start]))
}

/// `` `chat` (src/app.rs:3) → `user` (src/app.rs:9) ``
pub(crate) fn display(graph: &Graph, trail: &[usize]) -> String {
    let hops = trail.iter().map(|position| {
        let provider = &graph.providers[*position];
        format!("`{}` ({})", provider.name, provider.place)
    });
    hops.collect::<Vec<_>>().join(" → ")
}

/// Breadth first, so that the way is the shortest, and the first declared of those.
pub(crate) fn shortest(
    start: usize,
    next: impl Fn(usize) -> Vec<usize>,
    is_end: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let mut reached_from = HashMap::from([(start, start)]);
    let mut waiting = VecDeque::from([start]);
    while let Some(here) = waiting.pop_front() {
        if is_end(here) {
            return Some(way(&reached_from, here));
        }
        for step in next(here) {
            if let Entry::Vacant(unseen) = reached_from.entry(step) {
                unseen.insert(here);
                waiting.push_back(step);
            }
        }
    }
    None
}

/// Back from the end, to what was reached from itself.
fn way(reached_from: &HashMap<usize, usize>, end: usize) -> Vec<usize> {
    let before = |here: &usize| Some(reached_from[here]).filter(|before| before != here);
    let mut way: Vec<_> = std::iter::successors(Some(end), before).collect();
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use super::{Dependents, display, through_marked, to_after_body, to_request, to_teardown};
    use crate::graph::Lifetime::{Factory, Request, Singleton};
    use crate::graph::sample::{graph, provider, value};
    use crate::graph::{Part, Provider, Source, Turn, Until};

    #[test]
    fn the_way_down_is_the_shortest() {
        let graph = graph(vec![
            provider("deep", Request, &[value(1)]),
            provider("between", Request, &[value(2)]),
            provider("target", Request, &[]),
            provider("near", Request, &[value(2)]),
        ]);
        assert_eq!(Dependents::of(&graph).way_to(2), [3, 2]);
        assert_eq!(
            display(&graph, &[3, 2]),
            "`near` (app.rs:4) → `target` (app.rs:3)"
        );
    }

    #[test]
    fn of_two_ways_of_a_length_the_first_declared_is_taken() {
        let graph = graph(vec![
            provider("second", Request, &[value(3)]),
            provider("first", Request, &[value(2)]),
            provider("left", Request, &[value(4)]),
            provider("right", Request, &[value(4)]),
            provider("target", Request, &[]),
        ]);
        let dependents = Dependents::of(&graph);
        assert_eq!(dependents.way_to(4), [1, 2, 4]);
        assert_eq!(dependents.distance(4), 2);
    }

    #[test]
    fn a_loop_has_no_root() {
        let graph = graph(vec![
            provider("chicken", Request, &[value(1)]),
            provider("egg", Request, &[value(0)]),
        ]);
        assert_eq!(Dependents::of(&graph).way_to(1), [1]);
    }

    #[test]
    fn a_singleton_reaches_a_request_through_factories() {
        let graph = graph(vec![
            provider("cache", Singleton, &[value(1)]),
            provider("client", Factory, &[value(2)]),
            provider("user", Request, &[]),
        ]);
        assert_eq!(to_request(&graph, 0), Some(vec![0, 1, 2]));
    }

    #[test]
    fn a_factory_that_reads_the_request_is_one() {
        let head = Source::Part(Part::Headers);
        let graph = graph(vec![
            provider("cache", Singleton, &[value(1)]),
            provider("locale", Factory, &[head]),
        ]);
        assert_eq!(to_request(&graph, 0), Some(vec![0, 1]));
    }

    #[test]
    fn what_is_torn_down_is_found_through_what_is_not() {
        let torn_down = Provider {
            teardown: Some(Until::End),
            ..provider("tx", Request, &[])
        };
        let graph = graph(vec![
            provider("stream", Request, &[value(1), value(3)]),
            provider("rows", Factory, &[value(2)]),
            torn_down.clone(),
            Provider {
                lifetime: Singleton,
                ..torn_down
            },
        ]);
        assert_eq!(to_teardown(&graph, 0, |_| true), Some(vec![0, 1, 2]));
        let lasts = |until| until == Until::Response;
        assert_eq!(to_teardown(&graph, 0, lasts), None);
        assert_eq!(to_teardown(&graph, 2, |_| true), None);
    }

    #[test]
    fn another_singleton_answers_for_itself() {
        let graph = graph(vec![
            provider("cache", Singleton, &[value(1)]),
            provider("pool", Singleton, &[value(2)]),
            provider("user", Request, &[]),
        ]);
        assert_eq!(to_request(&graph, 0), None);
        assert_eq!(to_request(&graph, 1), Some(vec![1, 2]));
    }

    #[test]
    fn what_waits_for_the_body_is_found_through_what_does_not() {
        let marked = |name, sources: &[Source]| Provider {
            turn: Turn::AfterBody,
            ..provider(name, Request, sources)
        };
        let graph = graph(vec![
            provider("user", Request, &[value(1)]),
            provider("accounts", Factory, &[value(2)]),
            marked("repo", &[value(3)]),
            marked("tx", &[]),
            provider("cache", Singleton, &[value(2)]),
            provider("cached", Request, &[value(4)]),
        ]);
        assert_eq!(to_after_body(&graph, 0), Some(vec![0, 1, 2]));
        assert_eq!(to_after_body(&graph, 2), None);
        assert_eq!(
            [4, 5].map(|start| to_after_body(&graph, start)),
            [None, None]
        );
        assert_eq!(through_marked(&graph, 2), Some(vec![2, 3]));
        assert_eq!(through_marked(&graph, 0), None);
    }

    #[test]
    fn marked_providers_in_a_loop_have_no_last_one() {
        let marked = |name, sources: &[Source]| Provider {
            turn: Turn::AfterBody,
            ..provider(name, Request, sources)
        };
        let graph = graph(vec![marked("egg", &[value(1)]), marked("hen", &[value(0)])]);
        assert_eq!(through_marked(&graph, 0), Some(vec![0]));
    }
}
