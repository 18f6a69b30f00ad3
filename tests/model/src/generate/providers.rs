//! Providers, each drawn from those before it, and then brought into an order of their own.

use fastrand::Rng;

use super::chance;
use super::parameters::{Site, parameters};
use crate::graph::{
    Access, Asks, Ending, Given, Graph, Lifetime, Parameter, Provider, Runs, Shape, Spelling,
    Teardown, Turn,
};

/// A container without handlers.
pub(super) fn providers(rng: &mut Rng) -> Graph {
    let count = rng.usize(3..=10);
    let has_module = chance(rng, 40);
    let mut graph = Graph {
        providers: Vec::new(),
        in_module: 0,
        handlers: Vec::new(),
        group: None,
        error: None,
        spelling: Spelling::default(),
        mistake: None,
    };
    let mut in_module = Vec::new();
    for _ in 0..count {
        let is_in_module = has_module && chance(rng, 40);
        let provider = provider(rng, &graph, &in_module, is_in_module);
        graph.providers.push(provider);
        in_module.push(is_in_module);
    }
    declare(rng, &graph, &in_module)
}

fn provider(rng: &mut Rng, graph: &Graph, in_module: &[bool], is_in_module: bool) -> Provider {
    let lifetime = match rng.u8(..10) {
        0..3 => Lifetime::Singleton,
        3..8 => Lifetime::Request,
        _ => Lifetime::Factory,
    };
    let mut provider = Provider {
        name: String::new(),
        type_name: String::new(),
        lifetime,
        is_lazy: lifetime == Lifetime::Singleton && chance(rng, 40),
        given: None,
        replaced: None,
        turn: Turn::BeforeBody,
        runs: runs(rng, lifetime),
        refusal: chance(rng, 40).then(|| *rng.choice(&[403, 503, 303]).unwrap_or(&403)),
        teardown: None,
        is_shared: false,
        shape: shape(rng, lifetime),
        is_numbered: false,
        arguments: 0,
        parameters: Vec::new(),
    };
    if lifetime == Lifetime::Factory {
        provider.arguments = rng.usize(..=2);
    }
    let site = Site {
        lifetime: Some(lifetime),
        waits: matches!(provider.runs, Runs::Async(_)),
        is_blocking: provider.runs == Runs::Blocking,
        reads_head: lifetime == Lifetime::Request,
        is_in_module: Some(is_in_module),
    };
    provider.parameters = parameters(rng, graph, in_module, &site);
    if provider.is_lazy && provider.refusal.is_none() && may_fail_early(graph, &provider) {
        provider.refusal = Some(503);
    }
    if lifetime == Lifetime::Singleton {
        provider.given = match rng.u8(..100) {
            0..8 => Some(Given::External),
            8..20 => Some(Given::Freely),
            _ => None,
        };
    }
    let is_here = lifetime == Lifetime::Request && provider.runs != Runs::Blocking;
    if provider.is_plain() && is_here && chance(rng, 12) {
        provider.shape = Shape::Borrowing;
    }
    provider.is_numbered = provider.is_plain() && lifetime != Lifetime::Factory && chance(rng, 25);
    provider.teardown = teardown(rng, graph, &provider);
    provider.type_name = type_name(rng, graph, &provider);
    provider
}

/// Whether one of its dependencies can fail, so that it fails before it runs.
fn may_fail_early(graph: &Graph, provider: &Provider) -> bool {
    let parameters = provider.parameters.iter();
    let mut sources = parameters.flat_map(|parameter| graph.sources(&parameter.asks));
    sources.any(|source| graph.depends(source, Provider::is_fallible))
}

fn shape(rng: &mut Rng, lifetime: Lifetime) -> Shape {
    match (lifetime, rng.u8(..100)) {
        (Lifetime::Request, 0..12) => Shape::Generic,
        (Lifetime::Request | Lifetime::Singleton, 12..27) => Shape::InArc,
        (Lifetime::Request, 27..37) => Shape::InOption(rng.bool()),
        _ => Shape::Plain,
    }
}

fn runs(rng: &mut Rng, lifetime: Lifetime) -> Runs {
    match rng.u8(..100) {
        0..45 => Runs::Async(rng.usize(..=3)),
        45..52 if lifetime != Lifetime::Singleton => Runs::Blocking,
        _ => Runs::Sync,
    }
}

/// A value that another borrows from has no teardown, and neither has the value of a factory. A value that lasts until
/// the response is not built from one that does not.
fn teardown(rng: &mut Rng, graph: &Graph, provider: &Provider) -> Option<Teardown> {
    let is_kept = provider.lifetime == Lifetime::Singleton;
    let is_given_away = provider.lifetime == Lifetime::Factory || provider.is_in_option();
    if provider.borrows() || is_given_away || !chance(rng, 50) {
        return None;
    }
    let ends_early = |provider: &Provider| {
        let teardown = provider.teardown;
        provider.lifetime == Lifetime::Request
            && teardown.is_some_and(|teardown| !teardown.until_response)
    };
    let mut sources = provider
        .parameters
        .iter()
        .flat_map(|parameter| graph.sources(&parameter.asks));
    let may_last = !is_kept && !sources.any(|source| graph.depends(source, ends_early));
    let accesses: &[_] = if is_kept || provider.is_in_arc() {
        &[Access::Shared, Access::Owned]
    } else {
        &[Access::Shared, Access::Exclusive, Access::Owned]
    };
    Some(Teardown {
        until_response: may_last && chance(rng, 40),
        given: *rng.choice(accesses).unwrap_or(&Access::Owned),
        is_async: chance(rng, 60),
        is_told: !is_kept && chance(rng, 70),
        comes_to: match rng.u8(..10) {
            0 => Ending::Fails,
            1 => Ending::Panics,
            2..4 => Ending::Refuses(*rng.choice(&[409, 503, 303]).unwrap_or(&409)),
            _ => Ending::Done,
        },
    })
}

/// One of its own, or that of an earlier provider: then it is found by its name.
fn type_name(rng: &mut Rng, graph: &Graph, provider: &Provider) -> String {
    let is_plain = |provider: &&Provider| {
        !provider.is_generic()
            && !provider.borrows()
            && !provider.is_numbered
            && !provider.is_in_arc()
            && !provider.is_in_option()
    };
    let mut others: Vec<_> = graph.providers.iter().filter(is_plain).collect();
    others.retain(|other| other.lifetime == provider.lifetime);
    match rng.choice(&others) {
        Some(other) if is_plain(&provider) && chance(rng, 25) => other.type_name.clone(),
        _ => format!("P{}", graph.providers.len()),
    }
}

/// Declares those in the module first, each group in an order of its own, and names all of them.
fn declare(rng: &mut Rng, graph: &Graph, in_module: &[bool]) -> Graph {
    let mut order: Vec<_> = (0..graph.providers.len()).collect();
    rng.shuffle(&mut order);
    order.sort_by_key(|position| !in_module[*position]);
    let place = |old: usize| {
        order
            .iter()
            .position(|position| *position == old)
            .unwrap_or(old)
    };
    let mut providers: Vec<_> = order
        .iter()
        .map(|old| graph.providers[*old].clone())
        .collect();
    let names: Vec<_> = (0..providers.len())
        .map(|position| format!("p{position}"))
        .collect();
    for (position, provider) in providers.iter_mut().enumerate() {
        provider.name.clone_from(&names[position]);
        for parameter in &mut provider.parameters {
            move_to(&place, parameter);
        }
    }
    let mut graph = Graph {
        providers,
        in_module: in_module
            .iter()
            .filter(|is_in_module| **is_in_module)
            .count(),
        handlers: Vec::new(),
        group: None,
        error: None,
        spelling: Spelling::default(),
        mistake: None,
    };
    for position in 0..graph.providers.len() {
        let mut parameters = std::mem::take(&mut graph.providers[position].parameters);
        super::parameters::name(rng, &graph, &mut parameters);
        graph.providers[position].parameters = parameters;
    }
    graph
}

fn move_to(place: &impl Fn(usize) -> usize, parameter: &mut Parameter) {
    match &mut parameter.asks {
        Asks::Value {
            provider: other, ..
        }
        | Asks::Optional(Some(other))
        | Asks::Outcome(other)
        | Asks::Made { factory: other, .. }
        | Asks::Callable { factory: other, .. } => *other = place(*other),
        _ => {}
    }
}
