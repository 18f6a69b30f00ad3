//! Shared values, which an outer function of the request may have built, and inner ones may need.

use super::{Argument, LocalAccess, LocalId, Passing, Plan, Step};
use crate::graph::Graph;

/// Where the request goes after the function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Onward {
    /// There is no request.
    #[default]
    Nowhere,
    /// It has been answered. Only its head is left.
    IsOver,
    /// No further: the function is the last one that needs shared values.
    Ends,
    /// To other functions, which find the values that this one has built.
    GoesOn,
}

/// A value that is looked up before the first step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SharedValue {
    pub(crate) provider: usize,
    pub(crate) local: LocalId,
    /// Whether other needs, or keeping the value, depend on whether it was found.
    pub(crate) is_asked_first: bool,
}

/// Records the values that are looked up, and inserts the steps that keep them in the request, as late as
/// possible because other values may borrow from its head until then.
pub(super) fn plan_shared_values(plan: &mut Plan, graph: &Graph) {
    let onward = plan.onward;
    if onward == Onward::Nowhere {
        return;
    }
    let built = plan.steps.iter().filter_map(|step| match step {
        Step::Provide { local, call } if graph.providers[call.provider].is_shared() => {
            Some(SharedValue {
                provider: call.provider,
                local: *local,
                is_asked_first: onward == Onward::GoesOn,
            })
        }
        _ => None,
    });
    plan.shared = built.collect();
    if onward == Onward::GoesOn {
        for shared in plan.shared.clone() {
            keep(plan, shared);
        }
    }
}

/// Keeps the value before the next extractor, or at the end.
fn keep(plan: &mut Plan, shared: SharedValue) {
    let mut steps = plan.steps.iter();
    let built = steps.position(|step| step.local() == Some(shared.local));
    let behind = built.map_or(0, |built| built + 1);
    let next = plan.steps[behind..].iter().position(Step::is_extraction);
    let at = next.map_or(plan.steps.len(), |next| behind + next);
    let argument = Argument::Local {
        local: shared.local,
        access: LocalAccess::Shared,
        is_peeled: false,
        passing: Passing::default(),
    };
    plan.steps.insert(
        at,
        Step::Keep {
            provider: shared.provider,
            argument,
        },
    );
}

impl Plan {
    /// Whether the provider's value is looked up in the request before the provider is called.
    pub(super) fn is_looked_for(&self, provider: usize) -> bool {
        self.shared.iter().any(|shared| shared.provider == provider)
    }

    /// Whether a value is kept in the request.
    pub(crate) fn keeps_in_request(&self) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|step| matches!(step, Step::Keep { .. }))
    }
}
