//! Graphs and targets in few words.

use std::rc::Rc;

use super::words::Words;
use crate::graph::{
    Access, Begins, Conversion, Dependency, Graph, Holder, Lends, Lifetime, Overrides, Parameter,
    Part, Place, Provider, Providers, ResultName, Sharing, Source, Thread, Turn, TypeKey,
};
use crate::plan::{Onward, Plan, plan, plan_guarded};

/// A graph to which providers are added, each known by its position.
pub(super) struct Draft(pub(super) Graph);

impl Draft {
    pub(super) fn new() -> Self {
        Self(Graph {
            container: "App".to_owned(),
            is_broken: false,
            is_partial: false,
            conversion: Conversion::Nothing,
            has_state: false,
            overrides: Overrides::Impossible,
            providers: Providers::default(),
            absent: Rc::default(),
        })
    }

    pub(super) fn add(&mut self, lifetime: Lifetime, name: &str, sources: &[Source]) -> usize {
        self.push(Self::provider(lifetime, name, sources))
    }

    pub(super) fn push(&mut self, provider: Provider) -> usize {
        self.0.providers.push(provider);
        self.0.providers.len() - 1
    }

    pub(super) fn provider(lifetime: Lifetime, name: &str, sources: &[Source]) -> Provider {
        let parameters = sources.iter().map(|source| Parameter {
            name: "parameter".to_owned(),
            source: source.clone(),
            lends: Lends::Nothing,
        });
        Provider {
            name: name.to_owned(),
            lifetime,
            begins: Begins::AtStart,
            key: TypeKey::named(name),
            traits: Vec::new(),
            holder: Holder::Plain,
            is_async: false,
            thread: Thread::Own,
            turn: Turn::BeforeBody,
            is_fallible: false,
            result: ResultName::Own,
            borrows: false,
            parameters: parameters.collect(),
            place: Place::default(),
            module: None,
            prefix: None,
            instance_of: None,
            teardown: None,
            sharing: Sharing::Own,
        }
    }

    pub(super) fn request(&mut self, name: &str, sources: &[Source]) -> usize {
        self.add(Lifetime::Request, name, sources)
    }

    pub(super) fn borrowing(&mut self, name: &str, sources: &[Source]) -> usize {
        self.lending(name, sources, Lends::Whole)
    }

    /// Its value borrows from all its parameters, in this way.
    pub(super) fn lending(&mut self, name: &str, sources: &[Source], lends: Lends) -> usize {
        let mut provider = Self::provider(Lifetime::Request, name, sources);
        let parameters = provider.parameters.iter_mut();
        parameters.for_each(|parameter| parameter.lends = lends);
        self.push(Provider {
            borrows: true,
            ..provider
        })
    }

    pub(super) fn after_body(&mut self, name: &str, sources: &[Source]) -> usize {
        self.push(Provider {
            turn: Turn::AfterBody,
            ..Self::provider(Lifetime::Request, name, sources)
        })
    }

    pub(super) fn blocking(&mut self, name: &str, sources: &[Source]) -> usize {
        self.push(Provider {
            thread: Thread::Blocking,
            ..Self::provider(Lifetime::Request, name, sources)
        })
    }

    pub(super) fn shared(&mut self, name: &str, sources: &[Source]) -> usize {
        self.push(Provider {
            holder: Holder::Arc,
            sharing: Sharing::Request {
                returned: Holder::Plain,
            },
            ..Self::provider(Lifetime::Request, name, sources)
        })
    }

    pub(super) fn lazy(&mut self, name: &str, sources: &[Source]) -> usize {
        self.push(Provider {
            begins: Begins::OnUse,
            ..Self::provider(Lifetime::Singleton, name, sources)
        })
    }

    pub(super) fn plan(&self, target: &[Source]) -> String {
        self.words(&plan(&self.0, target))
    }

    /// The plan of a function from which the request goes there.
    pub(super) fn plan_onward(&self, target: &[Source], onward: Onward) -> String {
        self.words(&plan_guarded(&self.0, &[], target, onward))
    }

    fn words(&self, plan: &Plan) -> String {
        let words = Words {
            graph: &self.0,
            plan,
        };
        let mut lines: Vec<_> = plan.steps.iter().map(|step| words.step(step)).collect();
        lines.push(format!("({})", words.arguments(&plan.arguments)));
        lines.join("; ")
    }
}

pub(super) fn dependency(provider: usize, access: Access) -> Source {
    Source::Provider(Dependency {
        provider,
        access,
        is_peeled: false,
        is_applied: false,
        cast: None,
    })
}

pub(super) fn shared(provider: usize) -> Source {
    dependency(provider, Access::Shared)
}

pub(super) fn exclusive(provider: usize) -> Source {
    dependency(provider, Access::Exclusive)
}

pub(super) fn deferred(provider: usize) -> Source {
    match exclusive(provider) {
        Source::Provider(dependency) => Source::Deferred(dependency),
        source => source,
    }
}

pub(super) fn owned(provider: usize) -> Source {
    dependency(provider, Access::Owned)
}

pub(super) fn callable(provider: usize, is_async: bool) -> Source {
    Source::Callable {
        provider,
        is_async,
        cast: None,
    }
}

pub(super) const HEADERS: Source = Source::Part(Part::Headers);
