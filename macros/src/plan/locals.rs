//! Which local has a value, and where it is made.

use super::planner::Planner;
use super::{Application, Local, Origin, Step};
use crate::graph::{Dependency, Lifetime};

impl Planner<'_> {
    /// The local that has the value, which a singleton needs none for. A chain of a thousand providers
    /// comes by here a thousand times, so this and what it calls must not need much of the stack.
    pub(super) fn local_of(&mut self, dependency: Dependency, at: Application) -> Option<usize> {
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

    /// Built outside every closure, by the first who needs it.
    fn request_value(&mut self, provider: usize) -> usize {
        if let Some(local) = self.shared_values[provider] {
            return local;
        }
        let closures = std::mem::take(&mut self.closures);
        let call = self.call(provider, None);
        let local = self.local(Origin::Provider(provider));
        self.steps.push(Step::Provide { local, call });
        self.closures = closures;
        self.shared_values[provider] = Some(local);
        local
    }

    /// Waited for by the first who needs it, outside of closures that cannot wait. One that can has
    /// it only when it is called, and by itself: it borrows from nothing around it.
    fn lazy_value(&mut self, provider: usize) -> usize {
        let home = self.closures.iter().rposition(|closure| closure.is_async);
        let known = match home {
            None => self.shared_values[provider],
            Some(home) => waited_for(&self.closures[home].steps, provider),
        };
        if let Some(local) = known {
            return local;
        }
        let local = self.local(Origin::Lazy(provider));
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

    fn factory_value(&mut self, provider: usize, applied_at: Option<Application>) -> usize {
        let call = self.call(provider, applied_at);
        let local = self.local(Origin::Provider(provider));
        let closure = self.closures.last_mut();
        closure
            .map_or(&mut self.steps, |closure| &mut closure.steps)
            .push(Step::Provide { local, call });
        local
    }

    pub(super) fn local(&mut self, origin: Origin) -> usize {
        self.locals.push(Local {
            origin,
            is_mutable: false,
            is_outcome: false,
            is_shared: false,
            needed_by: Vec::new(),
        });
        self.locals.len() - 1
    }
}

fn waited_for(steps: &[Step], lazy: usize) -> Option<usize> {
    steps.iter().find_map(|step| match step {
        Step::Await { local, provider } if *provider == lazy => Some(*local),
        _ => None,
    })
}
