//! The order in which singletons are built, and what their calls can do.

use super::StartUp;
use crate::graph::{Lifetime, Provider, cycle};
use crate::plan::{Argument, LocalOrigin, Plan, Stage, stages};

impl StartUp<'_> {
    pub(super) fn can_fail(&self) -> bool {
        let mut positions = 0..self.graph.providers.len();
        positions.any(|position| {
            self.is_built[position] && self.runs(position, |provider| provider.is_fallible)
        })
    }

    /// Independent asynchronous singletons are awaited together.
    pub(super) fn stages(&self) -> Vec<Stage> {
        stages(
            &cycle::build_order(self.graph),
            |position| singletons_in(&self.plans[position]),
            |position| self.runs(position, |provider| provider.is_async),
        )
    }

    /// The singletons in the order in which they are built. Lazy ones come last, because no other depends on them.
    pub(in crate::container::expand) fn order(&self) -> Vec<usize> {
        let providers = self.graph.providers.iter().enumerate();
        let inputs = providers.filter(|(_, provider)| provider.lifetime == Lifetime::Input);
        let inputs = inputs.map(|(position, _)| position);
        let stages = self.stages().into_iter();
        let built = stages.flat_map(|stage| [stage.alone, stage.together].concat());
        inputs
            .chain(built)
            .chain(cycle::late_order(self.graph))
            .collect()
    }

    /// Whether the singleton is of this kind, or a factory that builds one of its dependencies is.
    pub(super) fn runs(&self, position: usize, is_of_kind: impl Fn(&Provider) -> bool) -> bool {
        let locals = self.plans[position].locals.iter();
        let made = locals.filter_map(|local| match local.origin {
            LocalOrigin::Provider(provider) => Some(provider),
            LocalOrigin::Lazy(_)
            | LocalOrigin::Parameter(_)
            | LocalOrigin::ProviderParameter { .. } => None,
        });
        made.chain([position])
            .any(|provider| is_of_kind(&self.graph.providers[provider]))
    }
}

/// The singletons that the plan needs, at any depth of factories.
fn singletons_in(plan: &Plan) -> Vec<usize> {
    let mut found = Vec::new();
    plan.any_argument(&mut |argument| {
        if let Argument::Singleton { provider, .. } = argument {
            found.push(*provider);
        }
        false
    });
    found
}
