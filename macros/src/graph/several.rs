//! What an `Option` and a `Vec` of providers' values get.

use super::generic::built;
use super::resolve::{
    Asked, Choice, Contents, Demand, Shape, Site, Unresolved, all_of, find, outside, supply, value,
};
use super::{Access, Dependency, Holder, Lifetime, Provider, Providers, Source, TypeKey};

/// The source of what may be given never or many times, unless a provider gives exactly this type.
pub(super) fn resolve(
    providers: &Providers,
    demand: &Demand,
    whole: Asked,
    site: Site,
) -> Result<Source, Unresolved> {
    let as_type = Demand {
        shape: Shape::Value(whole),
        ..demand.clone()
    };
    let exact = match find(providers, &as_type) {
        // A generic provider that is named may give what is in it.
        Err(Unresolved::Uninferable(_)) => None,
        exact => exact?,
    };
    match (&demand.shape, exact) {
        (Shape::Optional { inner, .. }, Some(found)) if providers[found].provides(&inner.key) => {
            let dependency = value(&providers[found], found, inner, &demand.choice)?;
            expect_certainty(&providers[found], found)?;
            Ok(Source::Optional(Some(dependency)))
        }
        (_, Some(found)) => supply(providers, found, &as_type),
        (Shape::Optional { inner, .. }, None) => optional(providers, demand, inner, site),
        (
            Shape::Collection {
                member, is_named, ..
            },
            None,
        ) => collection(providers, demand, member, *is_named),
        (
            Shape::Value(_) | Shape::Deferred(_) | Shape::Outcome { .. } | Shape::Callable { .. },
            None,
        ) => Err(Unresolved::Missing),
    }
}

fn optional(
    providers: &Providers,
    demand: &Demand,
    inner: &Asked,
    site: Site,
) -> Result<Source, Unresolved> {
    let of_inner = Demand {
        shape: Shape::Value(inner.clone()),
        ..demand.clone()
    };
    if let Some(contents) = contents_by_path(providers, demand, inner)? {
        return Ok(contents);
    }
    if let Some(found) = find(providers, &of_inner)? {
        let dependency = value(&providers[found], found, inner, &demand.choice)?;
        expect_certainty(&providers[found], found)?;
        return Ok(Source::Optional(Some(dependency)));
    }
    let is_plain = inner.access == Access::Owned && inner.holder == Holder::Plain;
    if is_plain && demand.choice == Choice::ByType {
        return outside(demand, site);
    }
    match contents(providers, demand, inner)? {
        Some(contents) => Ok(contents),
        None if demand.choice == Choice::Optional => Ok(Source::Optional(None)),
        None => Err(Unresolved::NeverProvided),
    }
}

/// What is in an `Option`, if the path that is written is that of what is in it, and of no value.
fn contents_by_path(
    providers: &Providers,
    demand: &Demand,
    inner: &Asked,
) -> Result<Option<Source>, Unresolved> {
    let may_be = |key: &TypeKey| has_path(providers, key);
    let is_named = matches!(demand.choice, Choice::Named { .. });
    let mut options = inner.in_options().into_iter();
    if is_named || may_be(&inner.key) || !options.any(|option| may_be(&option.asked.key)) {
        return Ok(None);
    }
    contents(providers, demand, inner)
}

/// A provider of this type may be of the path that is written.
fn has_path(providers: &Providers, key: &TypeKey) -> bool {
    let mut all = all_of(providers, key).into_iter();
    all.any(|found| providers[found].agrees_with(key))
}

/// What is in the `Option` that a provider returns: one of the path that is written, if there is one.
fn contents(
    providers: &Providers,
    demand: &Demand,
    inner: &Asked,
) -> Result<Option<Source>, Unresolved> {
    let mut options = inner.in_options();
    options.sort_by_key(|option| !has_path(providers, &option.asked.key));
    for Contents { asked, is_held } in options {
        let as_option = Demand {
            shape: Shape::Value(asked.clone()),
            ..demand.clone()
        };
        let found = match find(providers, &as_option) {
            // A generic provider that is named may give something else.
            Err(Unresolved::Uninferable(_)) => None,
            found => found?,
        };
        let exact = found.filter(|found| providers[*found].provides(&asked.key));
        if let Some(found) = exact {
            let of = value(&providers[found], found, &asked, &demand.choice)?;
            return Ok(Some(Source::Contents { of, is_held }));
        }
    }
    Ok(None)
}

/// Whether a failure is `None` or refuses the request is not for us to guess. A singleton that is
/// built with the container is there.
fn expect_certainty(provider: &Provider, found: usize) -> Result<(), Unresolved> {
    let is_there = provider.lifetime.is_kept() && !provider.is_lazy();
    if provider.is_fallible && !is_there {
        return Err(Unresolved::OptionOfFallible(found));
    }
    Ok(())
}

/// Nobody gives a `Vec<T>` where a `T` is provided: a collection borrows its members.
pub(super) fn no_collection(providers: &Providers, demand: &Demand) -> Result<(), Unresolved> {
    let member = demand.shape.key().member().filter(|_| demand.is_by_value());
    let found = member.and_then(|member| all_of(providers, member).first().copied());
    found.map_or(Ok(()), |found| Err(Unresolved::NoCollection(found)))
}

/// All that is provided, which is not nothing unless the parameter accepts that.
fn collection(
    providers: &Providers,
    demand: &Demand,
    member: &Asked,
    is_named: bool,
) -> Result<Source, Unresolved> {
    let found = all_of(providers, &member.key).into_iter();
    let members = found
        .map(|found| {
            let found = built(providers, found, &member.key)?;
            self::member(&providers[found], found, member)
        })
        .collect::<Result<Vec<_>, _>>()?;
    if members.is_empty() && demand.choice != Choice::Optional {
        let whole = member.in_collections().into_iter();
        let mut whole = whole.flat_map(|key| all_of(providers, &key));
        return Err(match whole.next() {
            Some(found) => Unresolved::WholeCollection(found),
            None => Unresolved::NeverProvided,
        });
    }
    Ok(Source::Collection { members, is_named })
}

/// A factory's value is made for the collection, which can then lend it.
fn member(provider: &Provider, found: usize, asked: &Asked) -> Result<Dependency, Unresolved> {
    let is_lent = provider.lifetime == Lifetime::Factory && asked.access == Access::Shared;
    let access = if is_lent { Access::Owned } else { asked.access };
    let asked_of_it = Asked {
        access,
        ..asked.clone()
    };
    let dependency = value(provider, found, &asked_of_it, &Choice::ByType)?;
    Ok(Dependency {
        access: asked.access,
        ..dependency
    })
}
