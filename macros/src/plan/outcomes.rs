//! Which values are only asked for with their errors: `Result<&User, AuthError>`.

use super::{Argument, ErrorAccess, Plan, Step};

/// Notes the locals that nobody needs plainly. A guard does: it is there to refuse.
pub(super) fn settle(plan: &mut Plan) {
    let mut asked = Asked {
        outcomes: Vec::new(),
        plainly: Vec::new(),
    };
    let in_steps = plan.steps.iter().flat_map(Step::arguments);
    for argument in in_steps.chain(&plan.guards).chain(&plan.arguments) {
        asked.visit(argument);
    }
    let Asked { outcomes, plainly } = asked;
    for local in outcomes {
        plan.locals[local].is_outcome = !plainly.contains(&local);
    }
}

/// Tells the first that receives a clone of an error from the others. One report is enough of an error
/// that is not `Clone`.
pub(super) fn settle_receivers(plan: &mut Plan) {
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

/// The locals that are asked for in each of the two ways.
struct Asked {
    outcomes: Vec<usize>,
    plainly: Vec<usize>,
}

impl Asked {
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
    /// The local is no value, but what its provider returned, which refuses nothing.
    pub(crate) fn is_outcome(&self, local: usize) -> bool {
        self.locals[local].is_outcome
    }
}
