//! Values that are dropped early, because a value that they borrow from is then moved, borrowed exclusively,
//! or extracted from.
//!
//! A value with a `Drop` implementation borrows until the end of its scope. If no later step needs it, it is
//! dropped after its last use.

use super::loans::{Loans, Spans};
use super::{Argument, ErrorAccess, LocalAccess, LocalId, Plan, Step};
use crate::graph::Graph;

/// Inserts the steps that drop such values.
pub(super) fn end_values_early(plan: &mut Plan, graph: &Graph) {
    let (loans, spans) = (Loans::of(plan, graph), Spans::of(plan, graph));
    let mut endings: Vec<Ending> = (plan.locals.ids())
        .map(|local| Ending {
            local,
            last_need: spans.needed[local],
        })
        .filter(|ending| ending.is_in_the_way(plan, &loans))
        .collect();
    endings.sort_by_key(|ending| ending.last_need);
    for ending in endings.into_iter().rev() {
        let behind = end_of_join(plan, ending.last_need) + 1;
        plan.steps.insert(behind, Step::End(ending.local));
        leave_error(plan, ending.local);
    }
}

/// An outcome that is dropped must be complete, so its error is cloned.
fn leave_error(plan: &mut Plan, ended: LocalId) {
    for argument in plan.steps.iter_mut().flat_map(Step::arguments_mut) {
        argument.visit_mut(&mut |argument| {
            if let Argument::Outcome { of, error } = argument
                && matches!(**of, Argument::Local { local, .. } if local == ended)
            {
                *error = ErrorAccess::Cloned;
            }
        });
    }
}

/// A value, and the step after which it is dropped.
struct Ending {
    local: LocalId,
    /// The position of the last step that needs it.
    last_need: usize,
}

impl Ending {
    fn is_in_the_way(&self, plan: &Plan, loans: &Loans) -> bool {
        let lenders = loans.lenders(self.local);
        let borrows_head = !loans.parts(self.local).is_empty();
        let last = plan.steps.get(self.last_need);
        let is_given_away = last.is_none_or(|last| takes(last.arguments(), &[self.local]));
        if is_given_away || (lenders.is_empty() && !borrows_head) {
            return false;
        }
        let mut later = plan.steps[self.last_need + 1..].iter();
        takes(&plan.arguments, lenders)
            || later
                .any(|step| takes(step.arguments(), lenders) || (step.takes_head() && borrows_head))
    }
}

/// Whether one of these locals is moved or borrowed exclusively.
fn takes(arguments: &[Argument], locals: &[LocalId]) -> bool {
    let is_taken = |argument: &Argument| match argument {
        Argument::Local { local, access, .. } => {
            let is_taking = matches!(access, LocalAccess::Moved | LocalAccess::Exclusive);
            is_taking && locals.contains(local)
        }
        _ => false,
    };
    arguments
        .iter()
        .any(|argument| argument.any(&mut { is_taken }))
}

/// The last step that runs together with this one.
fn end_of_join(plan: &Plan, position: usize) -> usize {
    let local = plan.steps[position].local();
    let Some(join) = local.and_then(|local| plan.join_of(local)) else {
        return position;
    };
    let is_in_join = |step: &Step| step.local().is_some_and(|made| join.contains(&made));
    plan.steps.iter().rposition(is_in_join).unwrap_or(position)
}
