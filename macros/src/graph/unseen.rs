//! Providers that are passed over. A generic provider gives a type for which no other provider is found, an
//! `Option` may be `None`, and a `Vec` has what is found. Another provider may give the same type under
//! another spelling, which only rustc can see.

use super::resolve::{Choice, Demand, Shape};
use super::{Dependency, Graph, Holder, Source, TypeKey};

/// A container, or one of its modules by its position.
type Block = Option<usize>;

/// Types of a block, among which may be the one that a function asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Unseen {
    pub(crate) block: Block,
    pub(crate) types: Types,
}

/// Those of a block that has generic types and cases of them. Of any other block, all are `Cases`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Types {
    Cases,
    Others,
}

/// Types of a block, among which may be the type that a function asks for in one of the ways that it would be found in:
/// `type SharedUser = Arc<User>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) by: Unseen,
    pub(crate) way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Arc,
    Box,
    Static,
    Option,
    ArcInOption,
    BoxInOption,
}

impl Way {
    /// In which a provider of the type would be one of those in a `Vec`.
    const HOLDERS: [(Self, Holder); 3] = [
        (Self::Arc, Holder::Arc),
        (Self::Box, Holder::Box),
        (Self::Static, Holder::Static),
    ];

    /// In which a provider would be found if there is none of the type.
    const OPTIONS: [Self; 3] = [Self::Option, Self::ArcInOption, Self::BoxInOption];
}

/// What an instance asks for by its type parameters.
pub(crate) struct Opened {
    pub(crate) parameter: usize,
    pub(crate) demand: Demand,
}

impl Graph {
    /// The types that may be, under another spelling, what a parameter gets from a generic provider, or
    /// what its `Option` or `Vec` lacks. Nothing if it names the provider.
    ///
    /// The types of the provider's own block that are no cases of it are compared with it there.
    pub(crate) fn unseen(&self, demand: &Demand, source: &Source) -> Vec<Unseen> {
        if matches!(demand.choice, Choice::Named { .. }) {
            return Vec::new();
        }
        let given = self.instances_given(source).into_iter();
        let mut unseen: Vec<_> = given
            .flat_map(|(instance, cast)| {
                let key = self.key_of(demand, instance, cast);
                let own = self.providers[self.declared(instance)].module;
                let blocks = self.blocks().into_iter();
                let unseen = blocks.filter(move |block| !self.is_seen(*block, key));
                let unseen = unseen.flat_map(|block| self.all_types(block));
                unseen.filter(move |unseen| unseen.block != own || unseen.types == Types::Cases)
            })
            .collect();
        if source.may_lack_values() {
            let blocks = self.blocks().into_iter();
            let lacking = blocks.filter(|block| !self.is_seen(*block, demand.shape.key()));
            unseen.extend(lacking.flat_map(|block| self.all_types(block)));
        }
        unseen.sort_unstable();
        unseen.dedup();
        unseen
    }

    /// Where a parameter may lack a value because a provider has an alias for the `Arc`, the `Box`, the reference or the
    /// `Option` in which it returns the value.
    pub(crate) fn held(&self, demand: &Demand, source: &Source) -> Vec<Held> {
        if matches!(demand.choice, Choice::Named { .. }) || !source.may_lack_values() {
            return Vec::new();
        }
        let key = demand.shape.key();
        let is_empty = source.dependencies().is_empty();
        let blocks = self.blocks().into_iter();
        let held = blocks.flat_map(|block| {
            let holders = Way::HOLDERS.iter();
            let unused = holders.filter(move |(_, holder)| !self.is_held(block, key, *holder));
            let options = is_empty.then_some(Way::OPTIONS).into_iter().flatten();
            let ways: Vec<_> = unused.map(|(way, _)| *way).chain(options).collect();
            self.all_types(block)
                .flat_map(move |by| ways.clone().into_iter().map(move |way| Held { by, way }))
        });
        held.collect()
    }

    /// A provider of the block visibly returns the type in this.
    fn is_held(&self, block: Block, key: &TypeKey, holder: Holder) -> bool {
        let mut providers = self.providers.iter();
        providers.any(|provider| {
            provider.module == block && provider.holder == holder && provider.provides(key)
        })
    }

    fn all_types(&self, block: Block) -> impl Iterator<Item = Unseen> + use<> {
        let others = self.may_have_cases(block).then_some(Types::Others);
        let types = [Types::Cases].into_iter().chain(others);
        types.map(move |types| Unseen { block, types })
    }

    /// The parameters of an instance whose types depend on its type parameters.
    pub(crate) fn opened(&self, instance: usize) -> Vec<Opened> {
        let generic = &self.providers[self.declared(instance)];
        let key = &self.providers[instance].key;
        let bindings = generic.key.bind(key).unwrap_or_default();
        let parameters = generic.parameters.iter().enumerate();
        let opened = parameters.filter_map(|(parameter, declared)| match &declared.source {
            Source::Open(demand) => Some(Opened {
                parameter,
                demand: demand.with(&bindings),
            }),
            _ => None,
        });
        opened.collect()
    }

    /// The instances that the value comes from, and the trait object that each is asked for as.
    fn instances_given(&self, source: &Source) -> Vec<(usize, Option<usize>)> {
        let asked = source.dependencies().iter();
        let asked = asked.map(|&Dependency { provider, cast, .. }| (provider, cast));
        let called = match *source {
            Source::Callable { provider, cast, .. } => Some((provider, cast)),
            _ => None,
        };
        let all = asked.chain(called);
        all.filter(|(provider, _)| self.providers[*provider].instance_of.is_some())
            .collect()
    }

    /// The type that is asked of the instance: as the parameter writes it, if it writes it.
    fn key_of<'a>(
        &'a self,
        demand: &'a Demand,
        instance: usize,
        cast: Option<usize>,
    ) -> &'a TypeKey {
        let provider = &self.providers[instance];
        let written = demand.shape.key();
        match cast {
            _ if provider.provides(written) => written,
            Some(object) => &provider.traits[object],
            None => &provider.key,
        }
    }

    /// A provider of the block gives the type, as far as the macros see, and the provider was chosen
    /// with that in view.
    fn is_seen(&self, block: Block, key: &TypeKey) -> bool {
        let mut spellings = self.spellings(block);
        spellings.any(|spelling| {
            let is_given = spelling.bind(key).is_some() && spelling.agrees_with(key);
            is_given && self.is_compared(block, spelling)
        })
    }

    /// rustc compares all types of a block with each other, but for generic ones that have cases in it.
    fn is_compared(&self, block: Block, spelling: &TypeKey) -> bool {
        let mut others = self.spellings(block);
        !others.any(|other| spelling.has_case(other))
    }

    /// Some of its types may be cases of a generic one.
    fn may_have_cases(&self, block: Block) -> bool {
        self.spellings(block).any(TypeKey::is_pattern)
    }

    /// The types that the block provides. A container keeps the instances of generic singletons.
    fn spellings(&self, block: Block) -> impl Iterator<Item = &TypeKey> {
        let providers = self.providers.iter().filter(move |provider| {
            let is_kept = provider.lifetime.is_kept();
            match provider.instance_of {
                Some(_) => is_kept && block.is_none(),
                None => provider.module == block,
            }
        });
        providers.flat_map(|provider| [&provider.key].into_iter().chain(&provider.traits))
    }

    /// The container, and its modules that provide something.
    fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<_> = self.providers.iter().map(|own| own.module).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }
}

impl Source {
    /// A provider that was not found would give it something, or something more.
    pub(crate) fn may_lack_values(&self) -> bool {
        matches!(self, Self::Optional(None) | Self::Collection { .. })
    }
}

impl Demand {
    /// It gets a value of the type that is written as a whole, `Option<T>`, from the provider of that.
    pub(crate) fn is_whole(&self, source: &Source) -> bool {
        let is_value = matches!(self.shape, Shape::Value(_));
        matches!(source, Source::Provider(_)) && !is_value
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::resolve::{Asked, Choice, Demand, Shape};
    use crate::graph::sample::{graph, provider, value};
    use crate::graph::unseen::{Types, Unseen};
    use crate::graph::{Access, Graph, Holder, Lifetime, Provider, Source, TypeKey};

    fn key(text: &str) -> TypeKey {
        TypeKey::decode(text).unwrap()
    }

    fn of(module: Option<usize>, ty: &str) -> Provider {
        Provider {
            key: key(ty),
            module,
            ..provider("provider", Lifetime::Request, &[])
        }
    }

    /// The types that may be `ty`, of which the last provider is an instance of the first.
    fn unseen(mut providers: Vec<Provider>, ty: &str, choice: Choice) -> Vec<Unseen> {
        providers.push(Provider {
            instance_of: Some(0),
            ..of(None, ty)
        });
        let graph: Graph = graph(providers);
        let asked = Asked {
            key: key(ty),
            access: Access::Shared,
            holder: Holder::Plain,
        };
        let demand = Demand {
            name: String::new(),
            shape: Shape::Value(asked),
            choice,
        };
        graph.unseen(&demand, &value(graph.providers.len() - 1))
    }

    fn cases(block: Option<usize>) -> Unseen {
        Unseen {
            block,
            types: Types::Cases,
        }
    }

    #[test]
    fn a_case_of_the_generic_type_may_be_the_one_that_is_asked_for() {
        let providers = vec![of(None, "Repo<?T>"), of(None, "Repo<User>")];
        let asked = |ty| unseen(providers.clone(), ty, Choice::ByType);
        assert_eq!(asked("Repo<Account>"), [cases(None)]);
        assert_eq!(asked("Repo<User>"), []);
    }

    #[test]
    fn a_path_that_is_another_may_lead_to_the_same_type() {
        let providers = vec![of(None, "Repo<?T>"), of(None, "Repo<users::Id>")];
        let asked = |ty| unseen(providers.clone(), ty, Choice::ByType);
        assert_eq!(asked("Repo<posts::Id>"), [cases(None)]);
        assert_eq!(asked("Repo<Id>"), []);
    }

    #[test]
    fn a_generic_type_without_cases_is_compared_in_its_block() {
        let providers = vec![of(None, "Repo<?T>"), of(None, "Users")];
        assert_eq!(unseen(providers, "Repo<User>", Choice::ByType), []);
    }

    #[test]
    fn any_type_of_another_block_may_be_the_one_that_is_asked_for() {
        let providers = vec![of(None, "Repo<?T>"), of(Some(1), "Users")];
        assert_eq!(
            unseen(providers, "Repo<User>", Choice::ByType),
            [cases(Some(1))]
        );
    }

    #[test]
    fn another_block_with_generic_types_has_cases_of_them_and_others() {
        let others = Unseen {
            block: Some(1),
            types: Types::Others,
        };
        let of_module = [of(Some(1), "Page<?T>"), of(Some(1), "Page<User>")];
        let providers = [of(None, "Repo<?T>")].into_iter().chain(of_module);
        assert_eq!(
            unseen(providers.collect(), "Repo<User>", Choice::ByType),
            [cases(Some(1)), others]
        );
    }

    #[test]
    fn what_is_lacking_may_be_in_each_block_that_does_not_give_the_type() {
        let graph = graph(vec![of(None, "User"), of(Some(1), "Account")]);
        let asked = |ty| Demand {
            name: String::new(),
            shape: Shape::Collection {
                whole: key(ty).wrapped_in("Vec"),
                member: Asked {
                    key: key(ty),
                    access: Access::Shared,
                    holder: Holder::Plain,
                },
                is_named: false,
            },
            choice: Choice::ByType,
        };
        let source = Source::Collection {
            members: Vec::new(),
            is_named: false,
        };
        assert_eq!(graph.unseen(&asked("User"), &source), [cases(Some(1))]);
        let nothing = Source::Optional(None);
        let unseen = graph.unseen(&asked("Guest"), &nothing);
        assert_eq!(unseen, [cases(None), cases(Some(1))]);
    }

    #[test]
    fn a_named_provider_is_the_one_that_is_meant() {
        let providers = vec![of(None, "Repo<?T>"), of(None, "Repo<User>")];
        let named = Choice::Named {
            provider: "repo".to_owned(),
            arguments: None,
        };
        assert_eq!(unseen(providers, "Repo<Account>", named), []);
    }
}
