//! Ways through a graph, for messages.

use std::collections::VecDeque;

use super::{Graph, Lifetime};

/// The shortest way from a provider that nothing needs down to `target`, both included.
pub(crate) fn from_root(graph: &Graph, target: usize) -> Vec<usize> {
    let way_up = shortest(
        target,
        |position| dependents(graph, position),
        |position| dependents(graph, position).is_empty(),
    );
    let mut trail = way_up.unwrap_or_else(|| vec![target]);
    trail.reverse();
    trail
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

/// `` `chat` (src/app.rs:3) → `user` (src/app.rs:9) ``
pub(crate) fn display(graph: &Graph, trail: &[usize]) -> String {
    let hops = trail.iter().map(|position| {
        let provider = &graph.providers[*position];
        format!("`{}` ({})", provider.name, provider.place)
    });
    hops.collect::<Vec<_>>().join(" → ")
}

fn dependents(graph: &Graph, position: usize) -> Vec<usize> {
    let needs = |candidate: &usize| {
        *candidate != position
            && graph.providers[*candidate]
                .dependencies()
                .any(|dependency| dependency == position)
    };
    (0..graph.providers.len()).filter(needs).collect()
}

/// Breadth first, so that the way is the shortest, and the first declared of those.
pub(crate) fn shortest(
    start: usize,
    next: impl Fn(usize) -> Vec<usize>,
    is_end: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let mut seen = vec![start];
    let mut ways = VecDeque::from([vec![start]]);
    while let Some(way) = ways.pop_front() {
        let here = *way.last()?;
        if is_end(here) {
            return Some(way);
        }
        for step in next(here) {
            if !seen.contains(&step) {
                seen.push(step);
                ways.push_back([way.as_slice(), &[step]].concat());
            }
        }
    }
    None
}
