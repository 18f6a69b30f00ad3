//! Graphs that are wrong in one place, each because of one rule.

use fastrand::Rng;

use crate::graph::{Graph, Lifetime, Mistake, Naming, Provider};

/// So many graphs, each with a mistake, the same from the same seed.
#[must_use]
pub fn mistaken(seed: u64, count: usize) -> Vec<Graph> {
    let mut rng = Rng::with_seed(seed);
    let mut graphs = Vec::new();
    while graphs.len() < count {
        let mut graph = super::graph(&mut rng);
        let possible = mistakes(&graph);
        // The kind first: some could be made at many providers, and others at one alone.
        let kinds: Vec<_> = possible.iter().map(std::mem::discriminant).collect();
        let kind = rng.choice(&kinds).copied();
        let of_kind = possible.into_iter();
        let of_kind: Vec<_> = of_kind
            .filter(|one| Some(std::mem::discriminant(one)) == kind)
            .collect();
        graph.mistake = rng.choice(&of_kind).copied();
        graphs.push(graph);
    }
    graphs
}

/// All that can be made in this graph.
fn mistakes(graph: &Graph) -> Vec<Mistake> {
    let mut all = vec![
        Mistake::OptionOfNothing,
        Mistake::CollectionOfNothing,
        Mistake::CollectionOfRenamedTrait,
        Mistake::CollectionOfOtherAutoTraits,
    ];
    for position in 0..graph.providers.len() {
        all.extend(at_type(graph, position));
        all.extend(at_outcome(graph, position));
        all.extend(at_declaration(graph, position));
        all.extend(at_mark(graph, position));
    }
    all
}

/// Another type is asked for than the one that is provided, or the same in other words.
fn at_type(graph: &Graph, position: usize) -> Vec<Mistake> {
    let provider = &graph.providers[position];
    let is_lent = provider.lifetime != Lifetime::Factory;
    if !is_lent || provider.is_generic() || provider.borrows() || provider.is_in_option() {
        return Vec::new();
    }
    let mut all = vec![
        Mistake::Alias(position),
        Mistake::AliasByValue(position),
        Mistake::OptionOfAlias(position),
    ];
    match graph.spelling.names[&provider.type_name].form {
        Naming::Any => all.extend([
            Mistake::Namesake(position),
            Mistake::OptionOfNamesake(position),
            Mistake::CoercibleNamesake(position),
        ]),
        Naming::Default | Naming::Defaulted => all.push(Mistake::OptionOfOtherDefault(position)),
        Naming::ByPath | Naming::Alias | Naming::Renamed => {}
    }
    all
}

/// What comes of a failure is asked for where it cannot be, or is left open.
fn at_outcome(graph: &Graph, position: usize) -> Option<Mistake> {
    let provider = &graph.providers[position];
    let is_one_value = !provider.is_generic() && !provider.borrows() && !provider.is_in_option();
    if !is_one_value || !is_alone(graph, provider) {
        return None;
    }
    let is_of_request = provider.lifetime == Lifetime::Request;
    match provider.lifetime {
        Lifetime::Request if provider.is_fallible() => Some(Mistake::OptionOfFallible(position)),
        _ if is_of_request || provider.lifetime == Lifetime::Singleton => {
            Some(Mistake::OutcomeOfCertain(position))
        }
        _ => None,
    }
}

/// A provider's declaration contradicts its type.
fn at_declaration(graph: &Graph, position: usize) -> Vec<Mistake> {
    let provider = &graph.providers[position];
    let mut all = Vec::new();
    if provider.borrows() {
        all.push(Mistake::HiddenLifetime(position));
    }
    if provider.is_generic() || provider.borrows() || is_asked_for(graph, position) {
        return all;
    }
    if provider.is_fallible() {
        all.extend([
            Mistake::ResultBehindAlias(position),
            Mistake::ResultBehindAliasOfTwo(position),
        ]);
    } else {
        all.push(Mistake::NoResult(position));
    }
    let block = |position: usize| position < graph.in_module;
    let mut others = graph.providers.iter().enumerate();
    let has_twin = others.any(|(other, one)| {
        other != position && block(other) == block(position) && one.type_name == provider.type_name
    });
    if has_twin && provider.is_plain() && !provider.is_fallible() {
        all.push(Mistake::OtherSpelling(position));
    }
    all
}

/// It is marked because of its dependencies.
fn at_mark(graph: &Graph, position: usize) -> Option<Mistake> {
    let provider = &graph.providers[position];
    let parameters = provider.parameters.iter();
    let mut sources = parameters.flat_map(|parameter| graph.sources(&parameter.asks));
    let needs_marked = sources.any(|source| graph.providers[source].is_after_body());
    (provider.is_after_body() && needs_marked).then_some(Mistake::Unmarked(position))
}

fn is_alone(graph: &Graph, provider: &Provider) -> bool {
    let mut others = graph.providers.iter();
    let is_other = |other: &&Provider| other.type_name == provider.type_name;
    others.by_ref().filter(is_other).count() == 1
}

/// A parameter asks for it, which would be wrong too then. A guard does not ask for its type.
fn is_asked_for(graph: &Graph, position: usize) -> bool {
    graph.askers().any(|asker| {
        let mut parameters = asker.parameters().iter();
        parameters.any(|parameter| graph.sources(&parameter.asks).contains(&position))
    })
}
