//! Functions that are wired to a container.

use fastrand::Rng;

use super::chance;
use super::parameters::{Site, name, parameters};
use crate::graph::{Asks, Form, Graph, Handler, Lifetime, Parameter, Provider, Runs};

/// A handler, and another of any form.
pub(super) fn handlers(rng: &mut Rng, graph: &Graph) -> Vec<Handler> {
    let other = [
        Form::Handler,
        Form::Concurrent,
        Form::Concurrent,
        Form::Task,
        Form::Middleware,
        Form::Middleware,
    ][rng.usize(..6)];
    [Form::Handler, other]
        .map(|form| handler(rng, graph, form))
        .into()
}

fn handler(rng: &mut Rng, graph: &Graph, form: Form) -> Handler {
    let has_request = form != Form::Task;
    let site = Site {
        lifetime: None,
        waits: true,
        is_blocking: false,
        reads_head: has_request,
        is_in_module: None,
    };
    let mut all = parameters(rng, graph, &[], &site);
    let is_elsewhere = |position: &usize| graph.depends(*position, is_built_elsewhere);
    if form == Form::Concurrent {
        all.retain(|parameter| !graph.sources(&parameter.asks).iter().any(is_elsewhere));
    }
    let numbered = graph.numbered();
    let reads_head = |position: &usize| graph.depends(*position, Provider::reads_head);
    let may_collect = !numbered.is_empty()
        && (form != Form::Concurrent || !numbered.iter().any(is_elsewhere))
        && (has_request || !numbered.iter().any(reads_head));
    if may_collect && chance(rng, 40) {
        let is_named = rng.bool();
        insert(rng, &mut all, Asks::Collection { is_named });
    }
    if has_request {
        for _ in 0..rng.usize(..=2) {
            let number = rng.u64(..6);
            insert(rng, &mut all, Asks::Extractor(number));
        }
        if form != Form::Middleware && chance(rng, 40) {
            insert_last_extractor(rng, &mut all);
        }
    }
    name(rng, graph, &mut all);
    Handler {
        form,
        guards: guards(rng, graph, form),
        has_error: form != Form::Task && chance(rng, 20),
        parameters: all,
        pauses: rng.usize(..=2),
        status: if has_request && form != Form::Middleware {
            *rng.choice(&[200, 200, 200, 201, 404]).unwrap_or(&200)
        } else {
            200
        },
    }
}

/// In another thread or task: when that is ready, of several that are waited for, is not known.
fn is_built_elsewhere(provider: &Provider) -> bool {
    provider.runs == Runs::Blocking || provider.is_lazy
}

fn insert(rng: &mut Rng, all: &mut Vec<Parameter>, asks: Asks) {
    let parameter = Parameter {
        name: String::new(),
        is_named: false,
        asks,
    };
    all.insert(rng.usize(..=all.len()), parameter);
}

/// The extractor of the body comes after the other extractors, at any such position.
fn insert_last_extractor(rng: &mut Rng, all: &mut Vec<Parameter>) {
    let is_extractor = |parameter: &Parameter| matches!(parameter.asks, Asks::Extractor(_));
    let first = all
        .iter()
        .rposition(is_extractor)
        .map_or(0, |last| last + 1);
    let parameter = Parameter {
        name: String::new(),
        is_named: false,
        asks: Asks::Body,
    };
    all.insert(rng.usize(first..=all.len()), parameter);
}

/// The providers that may be guards of a function of this form.
pub(super) fn possible_guards(graph: &Graph, form: Form) -> Vec<usize> {
    let providers = graph.providers.iter().enumerate();
    let guards = providers.filter(|(position, provider)| {
        let is_plain = provider.is_plain();
        provider.lifetime == Lifetime::Request
            && is_plain
            && (form != Form::Task || !graph.depends(*position, Provider::reads_head))
            && (form != Form::Concurrent || !graph.depends(*position, is_built_elsewhere))
    });
    guards.map(|(position, _)| position).collect()
}

fn guards(rng: &mut Rng, graph: &Graph, form: Form) -> Vec<usize> {
    let mut guards = possible_guards(graph, form);
    rng.shuffle(&mut guards);
    let count = if chance(rng, 30) { rng.usize(1..=2) } else { 0 };
    guards.truncate(count);
    guards
}
