//! What the value of each local borrows from.

use super::{Argument, Plan, Step};
use crate::graph::{Graph, Lends, Part};

/// For each local, what it may borrow from, directly or through what it was made of.
pub(super) struct Loans {
    locals: Vec<Vec<usize>>,
    parts: Vec<Vec<Part>>,
}

impl Loans {
    pub(super) fn of(plan: &Plan, graph: &Graph) -> Self {
        let mut loans = Self {
            locals: vec![Vec::new(); plan.locals.len()],
            parts: vec![Vec::new(); plan.locals.len()],
        };
        for step in &plan.steps {
            if let Some(made) = step.local() {
                loans.add_step(made, step, graph);
            }
        }
        loans
    }

    /// The locals that this one may borrow from.
    pub(super) fn lenders(&self, local: usize) -> &[usize] {
        &self.locals[local]
    }

    /// The parts of the request's head that this local may borrow from.
    pub(super) fn parts(&self, local: usize) -> &[Part] {
        &self.parts[local]
    }

    fn add_step(&mut self, made: usize, step: &Step, graph: &Graph) {
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

/// The arguments, at any depth, from which what this step makes may borrow.
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
    pub(super) needed: Vec<usize>,
    /// The last position at which anything is needed that the value borrows from.
    borrowing: Vec<usize>,
}

impl Spans {
    /// What a guard made is kept to the end.
    pub(super) fn of(plan: &Plan, graph: &Graph) -> Self {
        let target = plan.steps.len();
        let mut needed = vec![target; plan.locals.len()];
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

    /// The last position at which what is made at `position` still borrows from an argument that is
    /// lent in this way.
    pub(super) fn end_of_loan(&self, made: Option<usize>, lends: Lends, position: usize) -> usize {
        match made.filter(|_| lends == Lends::Whole) {
            Some(made) => self.borrowing[made].max(position),
            None => position,
        }
    }

    /// The last position at which the value borrows, or something that borrows from the same.
    pub(super) fn end_of_borrow(&self, local: usize) -> usize {
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

    /// Lengthens the spans of what this step is made of to that of what it makes.
    fn extend(&mut self, made: usize, step: &Step, graph: &Graph) {
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

    fn lengthen(&mut self, local: usize, end: usize) {
        self.needed[local] = self.needed[local].max(end);
        self.borrowing[local] = self.borrowing[local].max(end);
    }
}
