//! Where an override may be waited for whose provider is not async.
//!
//! At an await, all values that are there must be `Send`. An override must not ask that of a value
//! of which nothing else does, so it is only waited for where every such value is there at another
//! await too.

use super::{Argument, LocalAccess, Plan, Step};
use crate::graph::Graph;

impl Plan {
    /// What stands in the place of the provider that makes this local may be waited for.
    pub(crate) fn can_wait_for(&self, made: usize, graph: &Graph, target_waits: bool) -> bool {
        let mut steps = self.steps.iter();
        let Some(at) = steps.position(|step| step.local() == Some(made)) else {
            return false;
        };
        if self.join_of(made).is_some() {
            return true;
        }
        let earlier = self.steps[..at].iter().enumerate();
        let mut there = earlier.filter_map(|(position, step)| {
            let local = step.local()?;
            let is_kept = self.slot_of(local).is_some();
            let end = self.end_of(local);
            (!is_kept && end > at).then_some((position, end))
        });
        let waits = |position: usize| match self.steps.get(position) {
            Some(step) => waits(step, graph),
            None => target_waits,
        };
        there.all(|(position, end)| (position + 1..=end).any(waits))
    }

    /// The step that moves the local away, or the target.
    fn end_of(&self, made: usize) -> usize {
        let mut is_moved = |argument: &Argument| argument.moves(made);
        let mut steps = self.steps.iter();
        let end = steps.position(|step| {
            matches!(step, Step::End(ended) if *ended == made) || step.any_argument(&mut is_moved)
        });
        end.unwrap_or(self.steps.len())
    }
}

impl Argument {
    fn moves(&self, made: usize) -> bool {
        matches!(self, Self::Local { local, access: LocalAccess::Moved, .. } if *local == made)
    }

    /// The locals that this argument takes away.
    pub(crate) fn moved(&self) -> Vec<usize> {
        match self {
            Self::Local {
                local,
                access: LocalAccess::Moved,
                ..
            } => vec![*local],
            Self::Closure(_) => Vec::new(),
            argument => argument.parts().flat_map(Self::moved).collect(),
        }
    }
}

/// The code of the step awaits something.
fn waits(step: &Step, graph: &Graph) -> bool {
    match step {
        Step::Provide { call, .. } => graph.providers[call.provider].is_waited_for(),
        Step::Await { .. } | Step::Extract { .. } | Step::ExtractFor { .. } => true,
        Step::Defer { .. } | Step::Copy { .. } | Step::Retain(_) | Step::End(_) => false,
    }
}
