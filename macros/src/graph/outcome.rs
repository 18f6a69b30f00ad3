//! What a `Result` of a provider's value gets: what the provider returned, or an extractor.

use super::resolve::{
    Asked, Choice, Demand, Shape, Site, Unresolved, find, outside, supply, value,
};
use super::{Lifetime, Provider, Providers, Source};

/// The source of what may be a failure, unless a provider gives exactly this type.
pub(super) fn resolve(
    providers: &Providers,
    demand: &Demand,
    inner: &Asked,
    site: Site,
) -> Result<Source, Unresolved> {
    if let Some(source) = whole(providers, demand)? {
        return Ok(source);
    }
    let of_inner = Demand {
        shape: Shape::Value(inner.clone()),
        ..demand.clone()
    };
    match find(providers, &of_inner)? {
        Some(found) => {
            expect_outcome(&providers[found], found)?;
            value(&providers[found], found, inner, &demand.choice).map(Source::Outcome)
        }
        None if demand.may_be_extracted() => outside(demand, site),
        None => Err(Unresolved::Missing),
    }
}

/// `Result<User, AuthError>` is what an infallible provider gives.
fn whole(providers: &Providers, demand: &Demand) -> Result<Option<Source>, Unresolved> {
    let Some(whole) = demand.shape.whole() else {
        return Ok(None);
    };
    let key = whole.key.clone();
    let as_type = Demand {
        shape: Shape::Value(whole),
        ..demand.clone()
    };
    let found = match find(providers, &as_type) {
        // A generic provider that is named may give what is in it.
        Err(Unresolved::Uninferable(_)) => None,
        found => found?,
    };
    let exact = found.filter(|found| {
        let is_named = matches!(demand.choice, Choice::Named { .. });
        !is_named || providers[*found].provides(&key)
    });
    let source = exact.map(|found| supply(providers, found, &as_type));
    source.transpose()
}

/// What a request provider returned, if it can fail at all.
fn expect_outcome(provider: &Provider, found: usize) -> Result<(), Unresolved> {
    match provider.lifetime {
        _ if !provider.is_fallible => Err(Unresolved::OutcomeOfInfallible(found)),
        Lifetime::Input | Lifetime::Singleton => Err(Unresolved::OutcomeOfSingleton(found)),
        Lifetime::Factory => Err(Unresolved::OutcomeOfFactory(found)),
        Lifetime::Request => Ok(()),
    }
}
