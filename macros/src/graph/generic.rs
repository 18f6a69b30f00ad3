//! What generic providers may give, and which of their instances are needed.

use super::resolve::{
    Asked, Choice, Demand, Shape, Site, Unresolved, all_of, choose, named, outside,
};
use super::{Provider, Providers, Source, TypeKey};

/// The source of what a generic provider asks for by its type parameters, as far as it can be told
/// before they are known.
pub(crate) fn open(
    providers: &Providers,
    demand: Demand,
    site: Site,
) -> Result<Source, Unresolved> {
    if let Choice::Named { provider, .. } = &demand.choice {
        let is_known = named(providers, provider).is_some();
        return is_known
            .then(|| Source::Open(Box::new(demand)))
            .ok_or(Unresolved::UnknownName);
    }
    let is_possible = !possible(providers, &demand).is_empty();
    if is_possible || demand.shape.whole().is_some() {
        return Ok(Source::Open(Box::new(demand)));
    }
    outside(&demand, site).and_then(|source| match demand.choice {
        Choice::Required => Err(Unresolved::Missing),
        _ => Ok(source),
    })
}

/// The providers, as they are declared, that may give what a generic provider asks for.
pub(crate) fn possible(providers: &Providers, demand: &Demand) -> Vec<usize> {
    if let Choice::Named { provider, .. } = &demand.choice {
        return named(providers, provider).into_iter().collect();
    }
    let key = demand.shape.key();
    let gives = |provider: &Provider| {
        let mut given = [&provider.key].into_iter().chain(&provider.traits);
        provider.instance_of.is_none() && given.any(|given| given.may_be(key))
    };
    let all = 0..providers.len();
    all.filter(|position| gives(&providers[*position]))
        .collect()
}

/// The factory that is given its arguments.
pub(super) fn applied(providers: &Providers, demand: &Demand) -> Option<usize> {
    match &demand.choice {
        Choice::Named {
            provider,
            arguments: Some(_),
        } => named(providers, provider),
        _ => None,
    }
}

/// The generic providers whose instances are needed, each with the type that it gives.
pub(super) fn wanted(providers: &Providers, demand: &Demand) -> Vec<(usize, TypeKey)> {
    if matches!(demand.choice, Choice::Argument | Choice::Extract) {
        return Vec::new();
    }
    let mut wanted = Vec::new();
    let inner = demand.shape.asked();
    let is_optional = matches!(demand.shape, Shape::Optional { .. });
    let contents = inner.into_iter().filter(|_| is_optional);
    let contents: Vec<_> = contents
        .flat_map(Asked::in_options)
        .map(|contents| contents.asked)
        .collect();
    let whole = demand.shape.whole();
    for asked in whole.iter().chain(inner).chain(&contents) {
        let as_type = Demand {
            shape: Shape::Value(asked.clone()),
            ..demand.clone()
        };
        let chosen = choose(providers, &as_type).ok().flatten();
        wanted.extend(chosen.map(|chosen| (chosen, asked.key.clone())));
    }
    match &demand.shape {
        Shape::Collection { member, .. } => {
            let all = all_of(providers, &member.key).into_iter();
            wanted.extend(all.map(|one| (one, member.key.clone())));
        }
        Shape::Callable { key, .. } => {
            let chosen = choose(providers, demand).ok().flatten();
            wanted.extend(chosen.map(|chosen| (chosen, key.clone())));
        }
        Shape::Value(_) | Shape::Deferred(_) | Shape::Optional { .. } | Shape::Outcome { .. } => {}
    }
    let is_alone = demand.shape.whole().is_none();
    wanted.retain(|(provider, key)| {
        let provider = &providers[*provider];
        provider.is_generic() && (is_alone || provider.bindings(key).is_some())
    });
    wanted
}

/// The instance, if what was found is generic.
pub(super) fn built(
    providers: &Providers,
    found: usize,
    key: &TypeKey,
) -> Result<usize, Unresolved> {
    let provider = &providers[found];
    if !provider.is_generic() {
        return Ok(found);
    }
    instance(providers, found, key).ok_or_else(|| {
        if provider.bindings(key).is_none() {
            Unresolved::Uninferable(found)
        } else if provider.lifetime.is_kept() {
            Unresolved::Unkept(found)
        } else {
            Unresolved::Endless(found)
        }
    })
}

/// The instance of a generic provider that gives this type, and not one of another path.
pub(super) fn instance(providers: &Providers, generic: usize, key: &TypeKey) -> Option<usize> {
    let given = providers.of_type(key);
    let is_meant = |position: &usize| {
        let provider = &providers[*position];
        provider.instance_of == Some(generic) && provider.agrees_with(key)
    };
    // The last of equals is taken, which is the first one that was made.
    given
        .filter(is_meant)
        .rev()
        .max_by_key(|position| providers[*position].shared_path(key))
}
