use super::Call;
use crate::graph::{Access, Part};

/// What a parameter is given.
#[derive(Clone, Debug)]
pub(in crate::interpret) enum Input {
    /// A singleton.
    Kept(usize),
    /// One that this step waits for.
    Awaited(usize, usize),
    /// The value of this step.
    Step(usize, Access),
    /// What is in the `Option` of this step: nothing, if it is not there.
    Contents(usize, bool),
    /// What this step came to, which may be an error.
    Outcome(usize),
    /// Built when the function asks for it, if it does.
    Deferred { step: usize, is_got: bool },
    /// The value of this step, which is there before the function asks for it.
    Built { step: usize, is_got: bool },
    /// Made for this parameter just before the call that it stands in.
    Made(Call),
    /// Called so often, each time with the next arguments.
    Callable { call: Call, calls: Vec<Vec<u64>> },
    /// Several, each beside its name.
    Several(Vec<(String, Input)>),
    /// Of the head of the request.
    Part(Part),
    /// Nothing.
    Absent,
}

impl Input {
    /// The steps that it needs stand at other places.
    pub(super) fn moved_to(&mut self, places: &[usize]) {
        match self {
            Self::Step(step, _)
            | Self::Awaited(_, step)
            | Self::Contents(step, _)
            | Self::Outcome(step)
            | Self::Built { step, .. } => *step = places[*step],
            Self::Made(call) | Self::Callable { call, .. } => call.moved_to(places),
            Self::Several(members) => {
                for (_, input) in members {
                    input.moved_to(places);
                }
            }
            Self::Kept(_) | Self::Part(_) | Self::Absent | Self::Deferred { .. } => {}
        }
    }

    /// It borrows from the head of the request, itself or when it is called.
    pub(in crate::interpret) fn reads_head(&self) -> bool {
        match self {
            Self::Part(_) => true,
            Self::Made(call) | Self::Callable { call, .. } => {
                call.inputs.iter().any(Self::reads_head)
            }
            _ => false,
        }
    }

    /// The steps whose values it needs, and how.
    pub(in crate::interpret) fn uses(&self) -> Vec<(usize, Access)> {
        match self {
            Self::Step(step, access) => vec![(*step, *access)],
            Self::Awaited(_, step) | Self::Contents(step, _) | Self::Outcome(step) => {
                vec![(*step, Access::Shared)]
            }
            Self::Made(call) | Self::Callable { call, .. } => call.uses(),
            Self::Several(members) => members.iter().flat_map(|(_, input)| input.uses()).collect(),
            Self::Built { step, .. } => vec![(*step, Access::Exclusive)],
            Self::Kept(_) | Self::Part(_) | Self::Absent | Self::Deferred { .. } => Vec::new(),
        }
    }

    /// The steps that have to run for it.
    pub(super) fn needs(&self) -> Vec<usize> {
        match self {
            Self::Step(step, _)
            | Self::Awaited(_, step)
            | Self::Contents(step, _)
            | Self::Outcome(step)
            | Self::Deferred { step, .. }
            | Self::Built { step, .. } => vec![*step],
            Self::Made(call) | Self::Callable { call, .. } => call.needs(),
            Self::Several(members) => members
                .iter()
                .flat_map(|(_, input)| input.needs())
                .collect(),
            Self::Kept(_) | Self::Part(_) | Self::Absent => Vec::new(),
        }
    }

    /// It needs the value of this step, and can do nothing with an error.
    pub(super) fn needs_plainly(&self, step: usize) -> bool {
        match self {
            Self::Outcome(_) => false,
            Self::Made(call) | Self::Callable { call, .. } => {
                call.inputs.iter().any(|input| input.needs_plainly(step))
            }
            Self::Several(members) => members.iter().any(|(_, input)| input.needs_plainly(step)),
            other => other.needs().contains(&step),
        }
    }

    /// The singletons that it needs.
    pub(in crate::interpret) fn kept(&self) -> Vec<usize> {
        match self {
            Self::Kept(provider) => vec![*provider],
            Self::Made(call) | Self::Callable { call, .. } => call.kept(),
            Self::Several(members) => members.iter().flat_map(|(_, input)| input.kept()).collect(),
            Self::Awaited(..)
            | Self::Step(..)
            | Self::Contents(..)
            | Self::Outcome(_)
            | Self::Deferred { .. }
            | Self::Built { .. }
            | Self::Part(_)
            | Self::Absent => Vec::new(),
        }
    }
}
