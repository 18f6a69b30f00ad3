//! Shared values: an outer function of the request may have built them, and inner ones may need them.

use super::{Argument, Given, LocalAccess, Plan, Step};
use crate::graph::Graph;

/// Where the request goes from the function.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Onward {
    /// There is none.
    #[default]
    Nowhere,
    /// It has been answered: of the request, its head is left.
    IsOver,
    /// No further: what the function builds is for itself.
    Ends,
    /// To other functions, which find what this one has built.
    GoesOn,
}

/// A value that is looked for before anything runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SharedValue {
    pub(crate) provider: usize,
    pub(crate) local: usize,
    /// Whether it was found decides what else is needed, or whether the value is kept.
    pub(crate) is_asked_first: bool,
}

/// Notes the values that are looked for, and has those kept that the request takes along: at the last
/// moment, because until then others may borrow from its head.
pub(super) fn settle(plan: &mut Plan, graph: &Graph) {
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

/// Before the next extractor, or at the end.
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
        given: Given::default(),
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
    /// The provider is looked for in the request before it is called.
    pub(super) fn is_looked_for(&self, provider: usize) -> bool {
        self.shared.iter().any(|shared| shared.provider == provider)
    }

    /// It leaves something in the request.
    pub(crate) fn keeps_in_request(&self) -> bool {
        let mut steps = self.steps.iter();
        steps.any(|step| matches!(step, Step::Keep { .. }))
    }
}
