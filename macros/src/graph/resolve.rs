//! Which provider a parameter gets.

pub(crate) use super::demand::{Asked, Choice, Contents, Demand, Shape};
use super::generic::built;
use super::{
    Access, Dependency, Holder, Lifetime, Part, Provider, Providers, Source, TypeKey, outcome,
    several,
};

/// Whose parameter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    Handler,
    /// Outside of any request.
    Task,
    Provider(Lifetime),
}

/// Why a parameter gets nothing. Positions are those of the providers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unresolved {
    Missing,
    Ambiguous(Vec<usize>),
    UnknownName,
    /// `&mut T` of what is shared.
    Exclusive(usize),
    /// `&mut T` of what several functions of the request have.
    SharedExclusively(usize),
    /// `&mut HeaderMap`
    ExclusivePart,
    /// `Vec<T>` or `Vec<&mut T>`, where this provides `T`.
    NoCollection(usize),
    /// `&T` of a factory.
    BorrowedFactory(usize),
    /// `Arc<T>` or `Box<T>` of a provider that returns `T`.
    Holder(usize),
    /// `&Arc<dyn Trait>` of a provider that returns an `Arc` of what implements it.
    BorrowedHolder(usize),
    /// `impl AsyncFn() -> Box<dyn Trait>` of a factory that returns a `Box` of what implements it.
    AsyncTrait(usize),
    /// `impl Fn() -> T` of what is not a factory.
    NotAFactory(usize),
    /// A factory that is not given as many arguments as it has `#[arg]`s.
    Arguments {
        provider: usize,
        given: usize,
    },
    /// A singleton or a task that reads the request.
    Head,
    /// A guard that was built before the request.
    KeptGuard(usize),
    /// `Option<&T>` or `Vec<&T>` where nothing provides `T`, so that it would always be `None` or empty.
    NeverProvided,
    /// `Vec<&T>` where this provides `Vec<T>`, `Vec<Arc<T>>` or `Vec<Box<T>>`.
    WholeCollection(usize),
    /// `Option<&T>` of what can fail: whether a failure is to refuse the request, it does not say.
    OptionOfFallible(usize),
    /// `Result<&T, E>` of what cannot fail.
    OutcomeOfInfallible(usize),
    /// `Result<&T, E>` of what is built before the request, or is waited for in it.
    OutcomeOfSingleton(usize),
    /// `impl Deferred<T, E>` of what is no request value.
    Undeferrable(usize),
    /// `Result<T, E>` of a factory, which has one for each call.
    OutcomeOfFactory(usize),
    /// A generic provider that nothing tells its type parameters.
    Uninferable(usize),
    /// An instance of a generic singleton that is not among what the container keeps.
    Unkept(usize),
    /// Each instance needs another one.
    Endless(usize),
    /// A guard gives nothing that would tell its type parameters, and is not told them.
    GenericGuard(usize),
}

impl Unresolved {
    /// What was looked for was not found, and might be among what could not be read.
    pub(crate) fn is_absence(&self) -> bool {
        matches!(
            self,
            Self::Missing | Self::UnknownName | Self::NeverProvided
        )
    }
}

impl Site {
    fn has_extractors(self) -> bool {
        matches!(self, Self::Handler | Self::Provider(Lifetime::Request))
    }

    pub(crate) fn has_request(self) -> bool {
        let is_outside = matches!(
            self,
            Self::Task | Self::Provider(Lifetime::Singleton | Lifetime::Input)
        );
        !is_outside
    }
}

/// The source of the parameter that makes this demand, at this site.
pub(crate) fn resolve(
    providers: &Providers,
    demand: &Demand,
    site: Site,
) -> Result<Source, Unresolved> {
    match &demand.choice {
        Choice::Argument => return Ok(Source::Argument),
        Choice::Extract => return outside(demand, site),
        Choice::ByType | Choice::Optional | Choice::Required | Choice::Named { .. } => {}
    }
    if let Shape::Deferred(asked) = &demand.shape {
        return deferred(providers, demand, asked);
    }
    if let Shape::Outcome { inner, .. } = &demand.shape {
        return outcome::resolve(providers, demand, inner, site);
    }
    if let Some(whole) = demand.shape.whole() {
        return several::resolve(providers, demand, whole, site);
    }
    let whole_call = demand.of_whole_call();
    if let Some(whole) = whole_call
        && !matches!(whole.choice, Choice::Named { .. })
        && find(providers, &whole)?.is_some()
    {
        return resolve(providers, &whole, site);
    }
    match find(providers, demand)? {
        Some(found) => supply(providers, found, demand),
        None if demand.choice == Choice::ByType => {
            several::no_collection(providers, demand)?;
            outside(demand, site)
        }
        None => Err(Unresolved::Missing),
    }
}

/// The source of the guard of this name, which is given that many arguments, and types or not.
pub(crate) fn guard(
    providers: &Providers,
    name: &str,
    given: Option<usize>,
    is_typed: bool,
) -> Result<Source, Unresolved> {
    let found = named(providers, name).ok_or(Unresolved::UnknownName)?;
    if providers[found].lifetime.is_kept() {
        return Err(Unresolved::KeptGuard(found));
    }
    if providers[found].is_generic() || is_typed {
        return Err(Unresolved::GenericGuard(found));
    }
    expect_arguments(&providers[found], found, given.unwrap_or_default())?;
    Ok(Source::Provider(Dependency {
        provider: found,
        access: Access::Shared,
        cast: None,
        is_peeled: false,
        is_applied: given.is_some(),
    }))
}

/// The provider of the demanded type, or the one that is named.
pub(super) fn find(providers: &Providers, demand: &Demand) -> Result<Option<usize>, Unresolved> {
    let chosen = choose(providers, demand)?;
    let found = chosen.map(|chosen| built(providers, chosen, demand.shape.key()));
    found.transpose()
}

/// The same, as it is declared.
pub(super) fn choose(providers: &Providers, demand: &Demand) -> Result<Option<usize>, Unresolved> {
    if let Choice::Named { provider, .. } = &demand.choice {
        let found = named(providers, provider);
        return found.map(Some).ok_or(Unresolved::UnknownName);
    }
    let candidates = candidates(providers, demand);
    let namesake = candidates
        .iter()
        .find(|candidate| providers[**candidate].plain_name() == demand.name);
    match (candidates.as_slice(), namesake) {
        ([], _) => Ok(None),
        ([only], _) | (_, Some(only)) => Ok(Some(*only)),
        _ => Err(Unresolved::Ambiguous(candidates)),
    }
}

pub(super) fn named(providers: &Providers, name: &str) -> Option<usize> {
    let is_it =
        |provider: &Provider| provider.plain_name() == name && provider.instance_of.is_none();
    providers.iter().position(is_it)
}

/// All that give this type, unless it is `()`, which says nothing: the generic ones among them.
pub(super) fn all_of(providers: &Providers, key: &TypeKey) -> Vec<usize> {
    if key.is_unit() {
        return Vec::new();
    }
    let exact = providers.of_type(key);
    let generic = providers.generic();
    let bound = generic.filter(|position| providers[*position].bindings(key).is_some());
    let declared = exact.chain(bound);
    let mut all: Vec<_> = declared
        .filter(|position| providers[*position].instance_of.is_none())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The providers of the demanded type between which only the parameter's name can decide.
///
/// Each step leaves those for which it holds, or all if it holds for none: that they can be given in
/// the demanded form, that their path may be the one that is written, that they are declared for
/// this one type, and that their path is the longest of those that match.
fn candidates(providers: &Providers, demand: &Demand) -> Vec<usize> {
    let key = demand.shape.key();
    let mut all = all_of(providers, key);
    narrow(&mut all, |found| supply(providers, found, demand).is_ok());
    narrow(&mut all, |found| providers[found].agrees_with(key));
    narrow(&mut all, |found| !providers[found].is_generic());
    let shared = |found: usize| providers[found].shared_path(key);
    let longest = all.iter().map(|found| shared(*found)).max();
    narrow(&mut all, |found| Some(shared(found)) == longest);
    all
}

/// Leaves those for which this holds, if there are any.
fn narrow(candidates: &mut Vec<usize>, holds: impl Fn(usize) -> bool) {
    if candidates.iter().any(|candidate| holds(*candidate)) {
        candidates.retain(|candidate| holds(*candidate));
    }
}

/// What the found provider gives, if it can be given in the demanded form.
pub(super) fn supply(
    providers: &Providers,
    found: usize,
    demand: &Demand,
) -> Result<Source, Unresolved> {
    let provider = &providers[found];
    let (key, arguments, is_async) = match &demand.shape {
        Shape::Callable {
            key,
            arguments,
            is_async,
            ..
        } => (key, *arguments, *is_async),
        Shape::Value(asked)
        | Shape::Deferred(asked)
        | Shape::Optional { inner: asked, .. }
        | Shape::Outcome { inner: asked, .. }
        | Shape::Collection { member: asked, .. } => {
            return value(provider, found, asked, &demand.choice).map(Source::Provider);
        }
    };
    if provider.lifetime != Lifetime::Factory {
        return Err(Unresolved::NotAFactory(found));
    }
    expect_arguments(provider, found, arguments)?;
    let cast = provider.cast_to(key);
    if cast.is_some() && is_async {
        return Err(Unresolved::AsyncTrait(found));
    }
    Ok(Source::Callable {
        provider: found,
        is_async,
        cast,
    })
}

/// The request value that is built when it is first asked for.
fn deferred(providers: &Providers, demand: &Demand, asked: &Asked) -> Result<Source, Unresolved> {
    let found = find(providers, demand)?.ok_or(Unresolved::Missing)?;
    if providers[found].lifetime != Lifetime::Request {
        return Err(Unresolved::Undeferrable(found));
    }
    value(&providers[found], found, asked, &demand.choice).map(Source::Deferred)
}

/// The found provider, asked for its value.
pub(super) fn value(
    provider: &Provider,
    found: usize,
    asked: &Asked,
    choice: &Choice,
) -> Result<Dependency, Unresolved> {
    let Asked {
        ref key,
        access,
        holder,
    } = *asked;
    expect_access(provider, found, access)?;
    expect_holder(provider, found, holder, choice)?;
    let cast = provider.cast_to(key);
    if cast.is_some() && holder != Holder::Plain && access != Access::Owned {
        return Err(Unresolved::BorrowedHolder(found));
    }
    let applied = match choice {
        Choice::Named { arguments, .. } => *arguments,
        _ => None,
    };
    expect_arguments(provider, found, applied.unwrap_or_default())?;
    Ok(Dependency {
        provider: found,
        access,
        is_peeled: holder == Holder::Plain
            && provider.holder != Holder::Plain
            && provider.provides(key),
        is_applied: applied.is_some(),
        cast,
    })
}

fn expect_arguments(provider: &Provider, found: usize, given: usize) -> Result<(), Unresolved> {
    let wanted = match provider.lifetime {
        Lifetime::Factory => provider.arguments().count(),
        Lifetime::Input | Lifetime::Singleton | Lifetime::Request => 0,
    };
    (wanted == given)
        .then_some(())
        .ok_or(Unresolved::Arguments {
            provider: found,
            given,
        })
}

fn expect_access(provider: &Provider, found: usize, access: Access) -> Result<(), Unresolved> {
    match (access, provider.lifetime) {
        (Access::Exclusive, Lifetime::Input | Lifetime::Singleton | Lifetime::Factory) => {
            Err(Unresolved::Exclusive(found))
        }
        (Access::Exclusive, Lifetime::Request) if provider.is_shared() => {
            Err(Unresolved::SharedExclusively(found))
        }
        (Access::Shared, Lifetime::Factory) => Err(Unresolved::BorrowedFactory(found)),
        _ => Ok(()),
    }
}

/// A named provider may return `Arc<T>` under another name, so there rustc is the judge.
fn expect_holder(
    provider: &Provider,
    found: usize,
    holder: Holder,
    choice: &Choice,
) -> Result<(), Unresolved> {
    let is_named = matches!(choice, Choice::Named { .. });
    let is_right = holder == Holder::Plain || holder == provider.holder || is_named;
    is_right.then_some(()).ok_or(Unresolved::Holder(found))
}

/// The source of what no provider gives: the request itself.
pub(super) fn outside(demand: &Demand, site: Site) -> Result<Source, Unresolved> {
    let whole = demand.shape.whole();
    let Some(asked) = whole.as_ref().or(demand.shape.asked()) else {
        return Err(Unresolved::Missing);
    };
    let is_extracted = demand.choice == Choice::Extract;
    let is_plain = asked.holder == Holder::Plain;
    let part = asked.key.name().and_then(Part::named);
    // By value, it is an extractor, which also needs a request.
    let is_borrowed = asked.access != Access::Owned;
    let part = part.filter(|_| is_plain && (is_borrowed || !site.has_request()));
    match (part, asked.access) {
        (Some(_), Access::Exclusive) if site.has_request() => Err(Unresolved::ExclusivePart),
        (Some(part), _) if site.has_request() => Ok(Source::Part(part)),
        (Some(_), _) => Err(Unresolved::Head),
        (None, _) if is_extracted && site == Site::Task => Err(Unresolved::Head),
        (None, Access::Owned) if !is_extracted && asked.key.is_called_or_opaque() => {
            Err(Unresolved::Missing)
        }
        (None, Access::Owned) if site.has_extractors() && (is_extracted || is_plain) => {
            Ok(Source::Extractor)
        }
        _ => Err(Unresolved::Missing),
    }
}
