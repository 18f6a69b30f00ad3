//! From which values each local borrows.

use super::{Argument, LocalId, PerLocal, Plan, Step};
use crate::graph::{Graph, Lends, Part};

/// The values and parts of the head that each local may borrow from, directly or through other locals.
pub(super) struct Loans {
    locals: PerLocal<Vec<LocalId>>,
    parts: PerLocal<Vec<Part>>,
}

impl Loans {
    pub(super) fn of(plan: &Plan, graph: &Graph) -> Self {
        let mut loans = Self {
            locals: plan.locals.same(Vec::new()),
            parts: plan.locals.same(Vec::new()),
        };
        for step in &plan.steps {
            if let Some(made) = step.local() {
                loans.add_step(made, step, graph);
            }
        }
        loans
    }

    /// The locals that this one may borrow from.
    pub(super) fn lenders(&self, local: LocalId) -> &[LocalId] {
        &self.locals[local]
    }

    /// The parts of the request's head that this local may borrow from.
    pub(super) fn parts(&self, local: LocalId) -> &[Part] {
        &self.parts[local]
    }

    fn add_step(&mut self, made: LocalId, step: &Step, graph: &Graph) {
        let (mut locals, mut parts) = (Vec::new(), Vec::new());
        for_each_loan(step, graph, &mut |argument, lends| match argument {
            Argument::Local { local, .. } => {
                locals.extend((lends == Lends::Whole).then_some(*local));
                locals.extend(&self.locals[*local]);
                parts.extend(&self.parts[*local]);
            }
            Argument::Part { part, .. } if lends == Lends::Whole => parts.push(*part),
            _ => {}
        });
        locals.sort_unstable();
        locals.dedup();
        self.locals[made] = locals;
        self.parts[made] = parts;
    }
}

/// Visits the arguments, at any depth, that the value of this step may borrow from.
fn for_each_loan(step: &Step, graph: &Graph, visit: &mut impl FnMut(&Argument, Lends)) {
    let Some(call) = step.call() else { return };
    let parameters = &graph.providers[call.provider].parameters;
    for (argument, parameter) in call.arguments.iter().zip(parameters) {
        let lends = step.lends(parameter);
        if lends == Lends::Nothing {
            continue;
        }
        argument.any(&mut |argument| {
            visit(argument, lends);
            false
        });
    }
}

/// How long the value of each local is needed. Positions are those of the steps; the call of the
/// target comes after the last one.
pub(super) struct Spans {
    /// The last position at which the value is used or borrowed.
    pub(super) needed: PerLocal<usize>,
    /// The last position at which a value is needed that shares a loan with this one.
    borrowing: PerLocal<usize>,
}

impl Spans {
    /// The value of a guard is kept until the end.
    pub(super) fn of(plan: &Plan, graph: &Graph) -> Self {
        let target = plan.steps.len();
        let mut needed = plan.locals.same(target);
        plan.any_argument(&mut |argument| {
            if let Argument::Local { local, .. } = argument {
                needed[*local] = 0;
            }
            false
        });
        let mut spans = Self {
            borrowing: needed.clone(),
            needed,
        };
        for argument in &plan.arguments {
            spans.need(argument, target);
        }
        for (position, step) in plan.steps.iter().enumerate().rev() {
            for argument in step.arguments() {
                spans.need(argument, position);
            }
            if let Some(made) = step.local() {
                spans.extend(made, step, graph);
            }
        }
        spans
    }

    /// The last position at which the value made at `position` still borrows from an argument that is
    /// lent in this way.
    pub(super) fn end_of_loan(
        &self,
        made: Option<LocalId>,
        lends: Lends,
        position: usize,
    ) -> usize {
        match made.filter(|_| lends == Lends::Whole) {
            Some(made) => self.borrowing[made].max(position),
            None => position,
        }
    }

    /// The last position at which the value borrows, or something that borrows from the same.
    pub(super) fn end_of_borrow(&self, local: LocalId) -> usize {
        self.borrowing[local]
    }

    fn need(&mut self, argument: &Argument, position: usize) {
        argument.any(&mut |argument| {
            if let Argument::Local { local, .. } = argument {
                self.lengthen(*local, position);
            }
            false
        });
    }

    /// Extends the spans of the arguments to the span of the value that is made from them.
    fn extend(&mut self, made: LocalId, step: &Step, graph: &Graph) {
        let end = self.borrowing[made];
        for_each_loan(step, graph, &mut |argument, lends| {
            if let Argument::Local { local, .. } = argument {
                if lends == Lends::Whole {
                    self.lengthen(*local, end);
                }
                self.borrowing[*local] = self.borrowing[*local].max(end);
            }
        });
    }

    fn lengthen(&mut self, local: LocalId, end: usize) {
        self.needed[local] = self.needed[local].max(end);
        self.borrowing[local] = self.borrowing[local].max(end);
    }
}
