//! A value that is borrowed exclusively and given away as a clone in one call: `(&mut tx, tx)`.
//!
//! Arguments are evaluated in their order, so what is cloned behind the borrow is cloned before the
//! call. What may not be there, because only an overridden provider needs it, stays where it is.

use super::{Argument, Given, Local, LocalAccess, Plan, Step, ownership};

/// Inserts the clones, and points to them.
pub(super) fn settle(plan: &mut Plan) {
    let mut found = Vec::new();
    for position in 0..plan.steps.len() {
        let start = ownership::start_of_join(plan, position);
        let arguments = plan.steps[position].arguments_mut();
        found.push((start, copies(&mut plan.locals, arguments)));
    }
    let bound: Vec<_> = plan.steps.iter().flat_map(Step::bound).copied().collect();
    // What is bound before the call is taken before it.
    let arguments = plan.arguments.iter_mut().enumerate();
    let arguments = arguments.filter(|(parameter, _)| !bound.contains(parameter));
    let for_target = copies(&mut plan.locals, arguments.map(|(_, argument)| argument));
    found.push((plan.steps.len(), for_target));
    for (start, copies) in found.into_iter().rev() {
        plan.steps.splice(start..start, copies);
    }
}

/// The clones that must be made before a call with these arguments.
fn copies<'a>(
    locals: &mut Vec<Local>,
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
                let made = locals.len();
                locals.push(Local {
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
                    given: Given::default(),
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
