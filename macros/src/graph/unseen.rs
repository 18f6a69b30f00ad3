//! Providers that generic ones may hide. A generic provider gives a type for which no other provider is
//! found. Another provider may give the same type under another spelling, which only rustc can see.

use super::resolve::{Choice, Demand, Shape};
use super::{Dependency, Graph, Source, TypeKey};

/// A container, or one of its modules by its position.
type Block = Option<usize>;

/// What an instance asks for by its type parameters.
pub(crate) struct Opened {
    pub(crate) parameter: usize,
    pub(crate) demand: Demand,
}

impl Graph {
    /// The blocks that may provide, under another spelling, what a parameter gets from a generic
    /// provider. Nothing if it names the provider.
    pub(crate) fn unseen(&self, demand: &Demand, source: &Source) -> Vec<Block> {
        if matches!(demand.choice, Choice::Named { .. }) {
            return Vec::new();
        }
        let given = self.instances_given(source).into_iter();
        let mut unseen: Vec<_> = given
            .flat_map(|(instance, cast)| {
                let key = self.key_of(demand, instance, cast);
                let blocks = self.blocks().into_iter();
                blocks.filter(move |block| !self.is_seen(*block, key))
            })
            .collect();
        unseen.sort_unstable();
        unseen.dedup();
        unseen
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
    use crate::graph::{Access, Graph, Holder, Lifetime, Provider, TypeKey};

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

    /// The blocks that may provide `ty`, of which the last provider is an instance of the first.
    fn unseen(mut providers: Vec<Provider>, ty: &str, choice: Choice) -> Vec<Option<usize>> {
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

    #[test]
    fn a_case_of_the_generic_type_may_be_the_one_that_is_asked_for() {
        let providers = vec![of(None, "Repo<?T>"), of(None, "Repo<User>")];
        let asked = |ty| unseen(providers.clone(), ty, Choice::ByType);
        assert_eq!(asked("Repo<Account>"), [None]);
        assert_eq!(asked("Repo<User>"), []);
    }

    #[test]
    fn a_path_that_is_another_may_lead_to_the_same_type() {
        let providers = vec![of(None, "Repo<?T>"), of(None, "Repo<users::Id>")];
        let asked = |ty| unseen(providers.clone(), ty, Choice::ByType);
        assert_eq!(asked("Repo<posts::Id>"), [None]);
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
        assert_eq!(unseen(providers, "Repo<User>", Choice::ByType), [Some(1)]);
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
