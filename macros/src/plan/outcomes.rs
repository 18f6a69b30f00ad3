//! Values that are only requested with their errors: `Result<&User, AuthError>`.

use super::{Argument, ErrorAccess, LocalId, Plan, Step};

/// Marks the locals that are never requested without their error. A guard requests its value without it.
pub(super) fn mark_outcomes(plan: &mut Plan) {
    let mut asked = UsesOfOutcomes {
        outcomes: Vec::new(),
        plainly: Vec::new(),
    };
    let in_steps = plan.steps.iter().flat_map(Step::arguments);
    for argument in in_steps.chain(&plan.guards).chain(&plan.arguments) {
        asked.visit(argument);
    }
    let UsesOfOutcomes { outcomes, plainly } = asked;
    for local in outcomes {
        plan.locals[local].is_outcome = !plainly.contains(&local);
    }
}

/// Marks all but the first clone of an error, so that rustc reports an error that is not `Clone` once.
pub(super) fn mark_repeated_clones(plan: &mut Plan) {
    let mut cloned = Vec::new();
    let in_steps = plan.steps.iter_mut().flat_map(Step::arguments_mut);
    for argument in in_steps.chain(&mut plan.arguments) {
        argument.visit_mut(&mut |argument| {
            let Argument::Outcome { of, error } = argument else {
                return;
            };
            let Argument::Local { local, .. } = **of else {
                return;
            };
            if *error == ErrorAccess::Cloned && cloned.contains(&local) {
                *error = ErrorAccess::ClonedAgain;
            }
            cloned.extend((*error == ErrorAccess::Cloned).then_some(local));
        });
    }
}

/// The locals that are requested with their error, and those that are requested without it.
struct UsesOfOutcomes {
    outcomes: Vec<LocalId>,
    plainly: Vec<LocalId>,
}

impl UsesOfOutcomes {
    fn visit(&mut self, argument: &Argument) {
        match argument {
            Argument::Outcome { of, .. } => match **of {
                Argument::Local { local, .. } => self.outcomes.push(local),
                _ => self.visit(of),
            },
            Argument::Local { local, .. } => self.plainly.push(*local),
            Argument::Closure(closure) => {
                let steps = closure.steps.iter().flat_map(Step::arguments);
                steps
                    .chain(&closure.call.arguments)
                    .for_each(|argument| self.visit(argument));
            }
            argument => argument.parts().for_each(|part| self.visit(part)),
        }
    }
}

impl Plan {
    /// Whether the local holds the `Result` of its provider, so that its failure refuses nothing.
    pub(crate) fn is_outcome(&self, local: LocalId) -> bool {
        self.locals[local].is_outcome
    }
}
