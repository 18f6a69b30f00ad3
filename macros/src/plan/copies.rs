//! A value that one call borrows exclusively and also receives as a clone: `(&mut tx, tx)`.
//!
//! Arguments are evaluated in order, so a clone after the borrow is made before the call. A value that may be
//! missing, because only an overridden provider needs it, stays in place.

use super::{Argument, Local, LocalAccess, Passing, PerLocal, Plan, Step, ownership};

/// Inserts the steps that make the clones, and makes the arguments refer to them.
pub(super) fn clone_before_calls(plan: &mut Plan) {
    let mut found = Vec::new();
    for position in 0..plan.steps.len() {
        let start = ownership::start_of_join(plan, position);
        let arguments = plan.steps[position].arguments_mut();
        found.push((start, copies(&mut plan.locals, arguments)));
    }
    let bound: Vec<_> = plan.steps.iter().flat_map(Step::bound).copied().collect();
    // A pattern that is bound before the call takes its value before the call.
    let arguments = plan.arguments.iter_mut().enumerate();
    let arguments = arguments.filter(|(parameter, _)| !bound.contains(parameter));
    let for_target = copies(&mut plan.locals, arguments.map(|(_, argument)| argument));
    found.push((plan.steps.len(), for_target));
    for (start, copies) in found.into_iter().rev() {
        plan.steps.splice(start..start, copies);
    }
}

/// The steps that clone values before a call with these arguments.
fn copies<'a>(
    locals: &mut PerLocal<Local>,
    arguments: impl IntoIterator<Item = &'a mut Argument>,
) -> Vec<Step> {
    let (mut borrowed, mut copies) = (Vec::new(), Vec::new());
    for argument in arguments {
        argument.visit_parts_mut(&mut |part| match part {
            Argument::Local { local, access, .. } if *access == LocalAccess::Exclusive => {
                borrowed.push(*local);
            }
            Argument::Local { local, access, .. }
                if *access == LocalAccess::Cloned
                    && borrowed.contains(local)
                    && !locals[*local].is_conditional() =>
            {
                let made = locals.push(Local {
                    origin: locals[*local].origin,
                    is_mutable: false,
                    is_outcome: locals[*local].is_outcome,
                    is_shared: false,
                    needed_by: Vec::new(),
                });
                let copy = Argument::Local {
                    local: made,
                    access: LocalAccess::Moved,
                    is_peeled: false,
                    passing: Passing::default(),
                };
                let argument = std::mem::replace(part, copy);
                copies.push(Step::Copy {
                    local: made,
                    argument,
                });
            }
            _ => {}
        });
    }
    copies
}
