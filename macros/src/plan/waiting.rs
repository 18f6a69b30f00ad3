//! Calls of synchronous providers whose async override may be awaited.
//!
//! All values that are alive at an await must be `Send`. An override must not require that of a value that needs
//! not be `Send` otherwise. So it is only awaited if every such value is alive at another await as well.

use super::{Argument, LocalAccess, LocalId, Plan, Step};
use crate::graph::Graph;

impl Plan {
    /// Whether an override of the provider that makes this local may be awaited.
    pub(crate) fn can_wait_for(&self, made: LocalId, graph: &Graph, target_waits: bool) -> bool {
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

    /// The position of the step that moves or drops the local, or of the target.
    fn end_of(&self, made: LocalId) -> usize {
        let mut is_moved = |argument: &Argument| argument.moves(made);
        let mut steps = self.steps.iter();
        let end = steps.position(|step| {
            matches!(step, Step::End(ended) if *ended == made) || step.any_argument(&mut is_moved)
        });
        end.unwrap_or(self.steps.len())
    }
}

impl Argument {
    fn moves(&self, made: LocalId) -> bool {
        matches!(self, Self::Local { local, access: LocalAccess::Moved, .. } if *local == made)
    }

    /// The locals that this argument moves.
    pub(crate) fn moved(&self) -> Vec<LocalId> {
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

/// Whether the code of the step contains an await.
fn waits(step: &Step, graph: &Graph) -> bool {
    match step {
        Step::Provide { call, .. } => graph.providers[call.provider].is_waited_for(),
        Step::Await { .. } | Step::Extract { .. } | Step::ExtractFor { .. } => true,
        Step::Defer { .. }
        | Step::Copy { .. }
        | Step::Keep { .. }
        | Step::Retain(_)
        | Step::End(_) => false,
    }
}
