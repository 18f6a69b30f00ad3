//! The locals that hold values, and the steps that make them.

use super::planner::Planner;
use super::{Application, Local, LocalId, LocalOrigin, Step};
use crate::graph::{Dependency, Lifetime};

impl Planner<'_> {
    /// The local that holds the value. An eager singleton has none. For a chain of a thousand providers, this
    /// recurses a thousand times, so it must use little stack.
    pub(super) fn local_of(&mut self, dependency: Dependency, at: Application) -> Option<LocalId> {
        let provider = dependency.provider;
        let asked = &self.graph.providers[provider];
        match asked.lifetime {
            Lifetime::Singleton if asked.is_lazy() && !self.is_start => {
                Some(self.lazy_value(provider))
            }
            Lifetime::Input | Lifetime::Singleton => None,
            Lifetime::Request => Some(self.request_value(provider)),
            Lifetime::Factory => {
                Some(self.factory_value(provider, dependency.is_applied.then_some(at)))
            }
        }
    }

    /// A request value is built outside of all closures, before its first use.
    fn request_value(&mut self, provider: usize) -> LocalId {
        if let Some(local) = self.shared_values[provider] {
            return local;
        }
        let closures = std::mem::take(&mut self.closures);
        let call = self.call(provider, None);
        let local = self.local(LocalOrigin::Provider(provider));
        self.steps.push(Step::Provide { local, call });
        self.closures = closures;
        self.shared_values[provider] = Some(local);
        local
    }

    /// A lazy singleton is awaited before its first use. A closure that is not async cannot await it, so it is
    /// awaited outside. An async one awaits it in each call, because it does not borrow from its surroundings.
    fn lazy_value(&mut self, provider: usize) -> LocalId {
        let home = self.closures.iter().rposition(|closure| closure.is_async);
        let known = match home {
            None => self.shared_values[provider],
            Some(home) => waited_for(&self.closures[home].steps, provider),
        };
        if let Some(local) = known {
            return local;
        }
        let local = self.local(LocalOrigin::Lazy(provider));
        let steps = match home {
            None => &mut self.steps,
            Some(home) => &mut self.closures[home].steps,
        };
        steps.push(Step::Await { local, provider });
        if home.is_none() {
            self.shared_values[provider] = Some(local);
        }
        local
    }

    fn factory_value(&mut self, provider: usize, applied_at: Option<Application>) -> LocalId {
        let call = self.call(provider, applied_at);
        let local = self.local(LocalOrigin::Provider(provider));
        let closure = self.closures.last_mut();
        closure
            .map_or(&mut self.steps, |closure| &mut closure.steps)
            .push(Step::Provide { local, call });
        local
    }

    pub(super) fn local(&mut self, origin: LocalOrigin) -> LocalId {
        self.locals.push(Local {
            origin,
            is_mutable: false,
            is_outcome: false,
            is_shared: false,
            needed_by: Vec::new(),
        })
    }
}

fn waited_for(steps: &[Step], lazy: usize) -> Option<LocalId> {
    steps.iter().find_map(|step| match step {
        Step::Await { local, provider } if *provider == lazy => Some(*local),
        _ => None,
    })
}
