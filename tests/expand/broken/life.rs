//! Values that outlive their dependencies, depend on themselves, or cannot be torn down.

use fastrand::Rng;
use hardwire_model::graph::{Access, Asks, Ending, Form, Graph, Lifetime, Teardown, Turn};
use hardwire_model::source;

use super::{Broken, askers, asking, one};

/// Of two of a request, of which one asks for the other, the other asks for the first.
pub(super) fn cycle(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let mut graph = graph.clone();
    for provider in &mut graph.providers {
        provider.teardown = None;
        provider.turn = Turn::BeforeBody;
    }
    let second = one(rng, &graph, |provider| {
        provider.is_plain()
            && provider.lifetime == Lifetime::Request
            && !provider.parameters.is_empty()
    })?;
    let direct: Vec<_> = graph.providers[second]
        .parameters
        .iter()
        .filter(|parameter| matches!(parameter.asks, Asks::Value { .. }))
        .flat_map(|parameter| graph.sources(&parameter.asks))
        .collect();
    let first = rng.choice(direct)?;
    let provider = &graph.providers[first];
    let is_only_way = ways(&graph, second, first) == 1;
    if !provider.is_plain() || provider.lifetime != Lifetime::Request || !is_only_way {
        return None;
    }
    let (earlier, later) = (first.min(second), first.max(second));
    let parameter = format!(
        "#[dep(p{second})] more: &{}",
        graph.providers[second].type_name
    );
    Some(Broken {
        program: asking(
            rng,
            &graph,
            std::slice::from_ref(&provider.name),
            &parameter,
        )?,
        said: format!("`p{earlier}` needs itself: `p{earlier}` → `p{later}` → `p{earlier}`"),
    })
}

/// How many ways lead from one to the other.
fn ways(graph: &Graph, from: usize, to: usize) -> usize {
    if from == to {
        return 1;
    }
    let parameters = graph.providers[from].parameters.iter();
    let sources = parameters.flat_map(|parameter| graph.sources(&parameter.asks));
    sources.map(|source| ways(graph, source, to)).sum()
}

fn needs(graph: &Graph, from: usize, to: usize) -> bool {
    ways(graph, from, to) > 0
}

pub(super) fn captive_dependency(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let kept = one(rng, graph, |provider| {
        provider.lifetime == Lifetime::Singleton
    })?;
    let asked = one(rng, graph, |provider| {
        provider.is_plain() && provider.lifetime == Lifetime::Request
    })?;
    let others = (0..graph.providers.len()).filter(|other| *other != kept);
    let is_last = others
        .filter(|other| graph.providers[*other].lifetime == Lifetime::Singleton)
        .all(|other| !needs(graph, other, kept));
    if !is_last || needs(graph, asked, kept) {
        return None;
    }
    let parameter = format!(
        "#[dep(p{asked})] more: &{}",
        graph.providers[asked].type_name
    );
    Some(Broken {
        program: asking(rng, graph, &[format!("p{kept}")], &parameter)?,
        said: format!(
            "the singleton `p{kept}` cannot need `p{asked}`, which lives for one request"
        ),
    })
}

pub(super) fn singleton_reads_request(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let kept = askers(graph, |provider| provider.lifetime == Lifetime::Singleton);
    Some(Broken {
        program: asking(rng, graph, &kept, "more: &HeaderMap")?,
        said: "a singleton cannot read a request".to_owned(),
    })
}

pub(super) fn task_reads_request(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let handlers = graph.handlers.iter().enumerate();
    let tasks = handlers.filter(|(_, handler)| handler.form == Form::Task);
    let tasks: Vec<_> = tasks.map(|(number, _)| format!("h{number}")).collect();
    Some(Broken {
        program: asking(rng, graph, &tasks, "more: &HeaderMap")?,
        said: "a task cannot read a request".to_owned(),
    })
}

const ENDING: Teardown = Teardown {
    until_response: false,
    given: Access::Shared,
    is_async: false,
    is_told: false,
    comes_to: Ending::Done,
};

pub(super) fn ends_too_early(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let mut graph = graph.clone();
    for provider in &mut graph.providers {
        provider.teardown = None;
    }
    let last = one(rng, &graph, |provider| {
        provider.is_plain() && provider.lifetime == Lifetime::Request
    })?;
    let asker = one(rng, &graph, |provider| {
        let mut parameters = provider.parameters.iter();
        provider.is_plain()
            && provider.lifetime == Lifetime::Request
            && parameters.any(|parameter| graph.sources(&parameter.asks).contains(&last))
    })?;
    graph.providers[last].teardown = Some(ENDING);
    graph.providers[asker].teardown = Some(Teardown {
        until_response: true,
        ..ENDING
    });
    Some(Broken {
        program: source::items(&graph),
        said: format!("`p{asker}` is kept until the response is sent, and `p{last}`"),
    })
}

pub(super) fn until_without_teardown(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let mut graph = graph.clone();
    let position = one(rng, &graph, |provider| {
        provider.lifetime == Lifetime::Request && !provider.borrows()
    })?;
    for provider in &mut graph.providers {
        provider.teardown = None;
    }
    graph.providers[position].teardown = Some(Teardown {
        until_response: true,
        ..ENDING
    });
    let option = format!("teardown = end_p{position}, ");
    Some(Broken {
        program: source::items(&graph).replace(&option, ""),
        said: "`until` needs a `teardown`".to_owned(),
    })
}

pub(super) fn teardown_of_factory(rng: &mut Rng, graph: &Graph) -> Option<Broken> {
    let mut graph = graph.clone();
    let factory = one(rng, &graph, |provider| {
        provider.lifetime == Lifetime::Factory
    })?;
    graph.providers[factory].teardown = Some(ENDING);
    Some(Broken {
        program: source::items(&graph),
        said: "`teardown` is not supported on `#[factory]`: the caller owns the value".to_owned(),
    })
}
