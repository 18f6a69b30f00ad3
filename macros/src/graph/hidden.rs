//! Providers whose return type may be an alias of a `Result`, `type Fallible<T> = Result<T, DbError>`.
//! rustc reports the alias at the provider. That nothing provides `T` follows from it.

use super::resolve::{Demand, Shape, Unresolved};
use super::similar::similar;
use super::{Graph, Lifetime, Provider, ResultName, Source, TypeKey};

/// A provider that may be the mistake, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Suspect {
    pub(crate) provider: usize,
    pub(crate) suspicion: Suspicion,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suspicion {
    /// Its return type may be an alias of a `Result`.
    Alias,
    /// Its type and the requested one are spelled almost alike. One of them may not exist.
    Spelling,
}

impl Graph {
    /// The provider that is the mistake if rustc confirms it.
    pub(crate) fn suspect(&self, demand: &Demand, reason: &Unresolved) -> Option<Suspect> {
        let with = |suspicion| {
            move |provider| Suspect {
                provider,
                suspicion,
            }
        };
        let alias = self.may_hide(demand, reason).map(with(Suspicion::Alias));
        let misspelt = || self.may_be_misspelt(demand, reason);
        alias.or_else(|| misspelt().map(with(Suspicion::Spelling)))
    }

    /// The provider that would give what the parameter asks for if its return type were such an alias,
    /// as it is declared. Whether it is one, only rustc knows.
    fn may_hide(&self, demand: &Demand, reason: &Unresolved) -> Option<usize> {
        match reason {
            Unresolved::Missing | Unresolved::NeverProvided => self.most_like_an_alias(demand),
            Unresolved::OutcomeOfInfallible(found) => {
                let declared = self.declared(*found);
                self.providers[declared]
                    .may_return_an_alias()
                    .then_some(declared)
            }
            _ => None,
        }
    }

    /// The provider whose type is spelled almost like the requested one, as it is declared. If one of the two types
    /// does not exist, rustc reports that.
    fn may_be_misspelt(&self, demand: &Demand, reason: &Unresolved) -> Option<usize> {
        if !matches!(reason, Unresolved::Missing | Unresolved::NeverProvided) {
            return None;
        }
        let asked = demand.shape.key();
        let mut providers = self.providers.iter();
        providers.position(|provider| {
            provider.is_inferable()
                && !provider.key.is_pattern()
                && provider.key.arguments() == asked.arguments()
                && provider.key.is_spelled_almost_as(asked)
        })
    }

    fn most_like_an_alias(&self, demand: &Demand) -> Option<usize> {
        let providers = self.providers.iter().enumerate();
        let alike = providers.filter_map(|(position, provider)| {
            let likeness = provider.likeness(demand)?;
            provider
                .may_return_an_alias()
                .then_some((likeness, position))
        });
        alike.min().map(|(_, position)| position)
    }
}

/// The ends of names of types that are usually aliases of a `Result`: `DbOutcome` for `Db`.
const ALIASES: [&str; 4] = ["Result", "Outcome", "Fallible", "Res"];

/// Why a return type may be an alias of a `Result` of what is asked for, the best reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// `Fallible<Db>`
    Argument,
    /// `Fallible<Repo<T>>`
    GenericArgument,
    /// `fn db() -> Checked` or `fn open() -> DbOutcome` for `db: &Db`
    Name,
}

impl Provider {
    /// Whether rustc checks that the provider does not return a `Result`, and can infer its return type.
    fn may_return_an_alias(&self) -> bool {
        self.is_inferable() && !self.is_fallible && self.result == ResultName::Own
    }

    /// Whether rustc can infer its return type. That needs a function without `impl Trait` parameters.
    fn is_inferable(&self) -> bool {
        let mut parameters = self.parameters.iter();
        self.instance_of.is_none()
            && self.lifetime != Lifetime::Input
            && !parameters.any(|parameter| parameter.source.is_impl_trait())
    }

    fn likeness(&self, demand: &Demand) -> Option<Likeness> {
        let asked = demand.shape.key();
        if self.key.is_made_of_others() {
            return self.key.may_wrap(asked).then(|| {
                if self.key.is_pattern() {
                    Likeness::GenericArgument
                } else {
                    Likeness::Argument
                }
            });
        }
        // One that is almost called so is meant, and misspelt.
        let is_misspelt = self.key.is_spelled_almost_as(asked);
        let (own, asked) = (self.key.name()?, asked.name()?);
        let is_of_asked = own
            .strip_prefix(asked)
            .is_some_and(|rest| ALIASES.contains(&rest));
        let is_named = self.plain_name() == demand.name && !is_misspelt;
        (is_named || is_of_asked).then_some(Likeness::Name)
    }
}

impl Source {
    fn is_impl_trait(&self) -> bool {
        match self {
            Self::Callable { .. } | Self::Deferred(_) => true,
            Self::Open(demand) => {
                matches!(demand.shape, Shape::Callable { .. } | Shape::Deferred(_))
            }
            _ => false,
        }
    }
}

impl TypeKey {
    fn is_spelled_almost_as(&self, other: &Self) -> bool {
        let names = self.name().zip(other.name());
        names.is_some_and(|(own, other)| similar(other, [own].into_iter()).is_some())
    }

    /// Whether the requested type is a type argument of this one, also within an `Arc` or a `Box`. A wrapper of the
    /// standard library is not an alias.
    fn may_wrap(&self, asked: &Self) -> bool {
        let is_it = |argument: &Self| argument.bind(asked).is_some();
        let is_within = |argument: &Self, holder| argument.argument_of(holder).is_some_and(is_it);
        let mut arguments = self.arguments().iter();
        arguments.any(|argument| {
            is_it(argument) || is_within(argument, "Arc") || is_within(argument, "Box")
        }) && !self.name().is_some_and(only_holds)
    }
}

/// Whether this is a wrapper of the standard library. A provider and a parameter often differ in their wrapper only.
pub(crate) fn only_holds(wrapper: &str) -> bool {
    const WRAPPERS: [&str; 11] = [
        "Arc", "Box", "Rc", "Mutex", "RwLock", "Cell", "RefCell", "OnceCell", "OnceLock", "Option",
        "Vec",
    ];
    WRAPPERS.contains(&wrapper)
}

#[cfg(test)]
mod tests {
    use super::Suspicion;
    use crate::graph::resolve::{Asked, Choice, Demand, Shape, Unresolved};
    use crate::graph::sample::{graph, provider};
    use crate::graph::{Access, Holder, Lifetime, Provider, ResultName, Source, TypeKey};

    fn returning(name: &str, ty: &str) -> Provider {
        Provider {
            key: TypeKey::decode(ty).unwrap(),
            ..provider(name, Lifetime::Request, &[])
        }
    }

    fn asked(name: &str, ty: &str) -> Demand {
        Demand {
            name: name.to_owned(),
            shape: Shape::Value(Asked {
                key: TypeKey::decode(ty).unwrap(),
                access: Access::Shared,
                holder: Holder::Plain,
            }),
            choice: Choice::ByType,
        }
    }

    /// The one of these that may hide `db: &Db`.
    fn hiding(providers: Vec<Provider>) -> Option<usize> {
        graph(providers).may_hide(&asked("db", "Db"), &Unresolved::Missing)
    }

    #[test]
    fn an_alias_is_told_by_its_argument_before_any_name() {
        let named = returning("db", "Checked");
        assert_eq!(hiding(vec![named.clone()]), Some(0));
        assert_eq!(hiding(vec![returning("open", "DbOutcome")]), Some(0));
        let other = returning("open", "Fallible<Db>");
        assert_eq!(hiding(vec![named, other]), Some(1));
    }

    #[test]
    fn what_is_asked_for_may_be_anywhere_among_the_arguments() {
        for ty in ["Fallible<Error, Db>", "Fallible<Arc<Db>>", "Load<?T>"] {
            assert_eq!(hiding(vec![returning("open", ty)]), Some(0), "{ty}");
        }
    }

    #[test]
    fn what_is_known_to_be_no_alias_of_it_hides_nothing() {
        for ty in ["Mutex<Db>", "Fallible<Row>", "DbPool", "Load<Vec<?T>>"] {
            assert_eq!(hiding(vec![returning("open", ty)]), None, "{ty}");
        }
    }

    #[test]
    fn a_misspelt_type_is_not_an_alias() {
        let config = graph(vec![returning("config", "Config")]);
        let misspelt = asked("config", "Cofnig");
        let suspect = config.suspect(&misspelt, &Unresolved::Missing).unwrap();
        assert_eq!(suspect.suspicion, Suspicion::Spelling);
    }

    #[test]
    fn types_are_misspelt_if_only_their_names_differ_a_little() {
        let suspect = |own: &str, requested: &str| {
            let graph = graph(vec![returning("open", own)]);
            graph.may_be_misspelt(&asked("db", requested), &Unresolved::Missing)
        };
        assert_eq!(suspect("Pool<Db>", "Pol<Db>"), Some(0));
        for other in ["Pool<Row>", "Quota", "[Pool<Db>]"] {
            assert_eq!(suspect("Pool<Db>", other), None, "{other}");
        }
    }

    #[test]
    fn what_rustc_does_not_confirm_hides_nothing() {
        let of = || returning("db", "Fallible<Db>");
        let callable = Source::Callable {
            provider: 0,
            is_async: false,
            cast: None,
        };
        let providers = [
            Provider {
                result: ResultName::Unconfirmed,
                ..of()
            },
            Provider {
                is_fallible: true,
                ..of()
            },
            Provider {
                lifetime: Lifetime::Input,
                ..of()
            },
            Provider {
                parameters: provider("db", Lifetime::Request, &[callable]).parameters,
                ..of()
            },
        ];
        for provider in providers {
            assert_eq!(hiding(vec![provider.clone()]), None, "{provider:?}");
        }
    }
}
