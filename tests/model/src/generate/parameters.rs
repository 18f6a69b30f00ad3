//! The parameters of a provider or a handler.

use fastrand::Rng;

use super::chance;
use crate::graph::{
    Access, Argument, Asks, Graph, Lifetime, Mark, Parameter, Part, Provider, Runs,
};

/// A function, and what it may request.
pub(super) struct Site {
    /// Of the provider that asks; a handler has none.
    pub(super) lifetime: Option<Lifetime>,
    /// It can await its calls.
    pub(super) waits: bool,
    pub(super) is_blocking: bool,
    /// There is a request.
    pub(super) reads_head: bool,
    /// Whether it is in the module. A handler is in none.
    pub(super) is_in_module: Option<bool>,
}

/// A few parameters, no provider twice. They have no names yet.
pub(super) fn parameters(
    rng: &mut Rng,
    graph: &Graph,
    in_module: &[bool],
    site: &Site,
) -> Vec<Parameter> {
    let mut candidates: Vec<_> = (0..graph.providers.len())
        .filter(|position| site.may_have(graph, *position))
        .collect();
    rng.shuffle(&mut candidates);
    let most = if site.lifetime.is_some() { 3 } else { 5 };
    candidates.truncate(rng.usize(..=most));
    let mut all: Vec<_> = candidates
        .into_iter()
        .filter_map(|position| {
            let is_near = site.is_in_module.is_none()
                || site.is_in_module == in_module.get(position).copied();
            of_provider(rng, graph, position, site, is_near)
        })
        .collect();
    if site.reads_head && chance(rng, 25) {
        let part = rng.choice([Part::Headers, Part::Method, Part::Uri, Part::Parts]);
        all.extend(part.map(Asks::Part));
    }
    if site.reads_head && site.lifetime.is_some() && chance(rng, 8) {
        all.push(Asks::Extractor(rng.u64(..6)));
    }
    if !site.is_blocking && chance(rng, 5) {
        all.push(if rng.bool() {
            Asks::NoneOf
        } else {
            Asks::Optional(None)
        });
    }
    rng.shuffle(&mut all);
    all.into_iter().map(unnamed).collect()
}

fn unnamed(asks: Asks) -> Parameter {
    Parameter {
        name: String::new(),
        is_named: false,
        asks,
    }
}

impl Site {
    fn may_have(&self, graph: &Graph, position: usize) -> bool {
        let provider = &graph.providers[position];
        let needs_request = graph.depends(position, |provider| {
            provider.lifetime == Lifetime::Request || provider.reads_head()
        });
        let reads_head = graph.depends(position, Provider::reads_head);
        // Singletons are built at the same time, and when another thread is ready is not known.
        let blocks = graph.depends(position, |provider| provider.runs == Runs::Blocking);
        let is_handler = self.lifetime.is_none();
        let is_singleton = self.lifetime == Some(Lifetime::Singleton);
        !(is_singleton && (needs_request || blocks))
            && (!reads_head || self.reads_head || self.lifetime.is_some())
            && (!provider.borrows() || is_handler)
    }
}

fn of_provider(
    rng: &mut Rng,
    graph: &Graph,
    position: usize,
    site: &Site,
    is_near: bool,
) -> Option<Asks> {
    let provider = &graph.providers[position];
    if provider.lifetime == Lifetime::Factory {
        return of_factory(rng, graph, position, site, is_near);
    }
    if provider.is_in_option() {
        return (!site.is_blocking).then_some(Asks::Optional(Some(position)));
    }
    let may_fail = provider.lifetime == Lifetime::Request && provider.is_fallible();
    let is_one_value = !provider.is_generic() && !provider.borrows();
    if may_fail && is_one_value && !site.is_blocking && chance(rng, 30) {
        return Some(Asks::Outcome(position));
    }
    let is_unique = is_unique(graph, provider);
    let is_plain = provider.is_plain();
    // An `Option` of a fallible value has no meaning.
    let is_certain = provider.lifetime == Lifetime::Singleton || !provider.is_fallible();
    let may_be_optional = is_unique && is_plain && is_certain && !provider.is_lazy;
    if may_be_optional && !site.is_blocking && chance(rng, 12) {
        return Some(Asks::Optional(Some(position)));
    }
    let mark = [Mark::One, Mark::Two][usize::from(rng.bool())];
    Some(Asks::Value {
        provider: position,
        access: Access::Shared,
        mark: provider.is_generic().then_some(mark),
    })
}

fn of_factory(
    rng: &mut Rng,
    graph: &Graph,
    position: usize,
    site: &Site,
    is_near: bool,
) -> Option<Asks> {
    let factory = &graph.providers[position];
    let arguments =
        |rng: &mut Rng| -> Vec<u64> { (0..factory.arguments).map(|_| rng.u64(..9)).collect() };
    let must_wait = graph.call_runs(position, Provider::waits);
    let is_blocking = graph.depends(position, |provider| provider.runs == Runs::Blocking);
    let is_late = graph.depends(position, |provider| provider.is_lazy);
    let can_be_called = !site.is_blocking && (site.waits || !must_wait) && !is_blocking && !is_late;
    let can_be_made = is_near || factory.arguments == 0;
    match (can_be_called && rng.bool(), can_be_made) {
        (true, _) | (false, false) if can_be_called => Some(Asks::Callable {
            factory: position,
            calls: (0..rng.usize(..=2)).map(|_| arguments(rng)).collect(),
        }),
        (_, true) => Some(Asks::Made {
            factory: position,
            arguments: arguments(rng).into_iter().map(Argument::Number).collect(),
        }),
        _ => None,
    }
}

fn is_unique(graph: &Graph, provider: &Provider) -> bool {
    let mut others = graph.providers.iter();
    others
        .by_ref()
        .filter(|other| other.type_name == provider.type_name)
        .count()
        == 1
}

/// Lets each parameter find its provider: by its type alone, by its name, or by `#[dep(…)]`.
pub(super) fn name(rng: &mut Rng, graph: &Graph, parameters: &mut [Parameter]) {
    for (position, parameter) in parameters.iter_mut().enumerate() {
        let sources = match parameter.asks {
            Asks::Collection { .. } => Vec::new(),
            ref asks => graph.sources(asks),
        };
        let source = sources.first().map(|source| &graph.providers[*source]);
        let is_free = source.is_none_or(|source| is_unique(graph, source));
        let is_optional = matches!(parameter.asks, Asks::Optional(_));
        parameter.name = match source {
            Some(source) if !is_free || rng.bool() => source.name.clone(),
            _ => format!("a{position}"),
        };
        if source.is_some() && !is_optional && chance(rng, 20) {
            parameter.is_named = true;
            parameter.name = format!("a{position}");
        }
    }
}
