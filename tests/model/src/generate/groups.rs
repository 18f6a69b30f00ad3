//! A group around all handlers, with options of its own.

use fastrand::Rng;

use super::chance;
use super::handlers::possible_guards;
use crate::graph::{Form, Graph, Group};

pub(super) fn group(rng: &mut Rng, graph: &mut Graph) {
    if !chance(rng, 35) {
        return;
    }
    let guards = guards(rng, graph);
    let has_task = graph.handlers.iter().any(|one| one.form == Form::Task);
    let has_error = !has_task && chance(rng, 30);
    for handler in &mut graph.handlers {
        let own = handler.guards.iter().copied();
        let own = own.filter(|guard| !guards.contains(guard));
        handler.guards = guards.iter().copied().chain(own).collect();
        handler.has_error |= has_error;
    }
    graph.group = Some(Group {
        is_module: rng.bool(),
        guards: guards.len(),
        has_error,
    });
}

/// Those that each of the handlers may have.
fn guards(rng: &mut Rng, graph: &Graph) -> Vec<usize> {
    let mut handlers = graph.handlers.iter();
    let first = handlers.next().map(|one| possible_guards(graph, one.form));
    let mut guards = first.unwrap_or_default();
    for handler in handlers {
        let possible = possible_guards(graph, handler.form);
        guards.retain(|guard| possible.contains(guard));
    }
    rng.shuffle(&mut guards);
    guards.truncate(rng.usize(..=2));
    guards
}
