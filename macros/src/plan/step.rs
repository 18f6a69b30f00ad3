//! One thing that happens before the target is called.

use super::{Argument, Given};
use crate::graph::{Lends, Parameter, Part};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Provide {
        local: usize,
        call: Call,
    },
    /// Prepares the call that makes a value when it is first asked for.
    Defer {
        local: usize,
        call: Call,
        /// How what is made is lent.
        lent: Lent,
    },
    /// Waits for a lazy singleton.
    Await {
        local: usize,
        provider: usize,
    },
    /// An extractor of the target, from the head of the request or, the last one, from all of it.
    Extract {
        local: usize,
        reads_body: bool,
    },
    /// An extractor of a provider, which the container names.
    ExtractFor {
        local: usize,
        reads_body: bool,
    },
    /// Makes the clone that is an argument of the next call.
    Copy {
        local: usize,
        argument: Argument,
    },
    /// Keeps a shared value for the functions that the request comes to next.
    Keep {
        provider: usize,
        argument: Argument,
    },
    /// Copies a part of the head that is borrowed for longer than the request stays whole.
    Retain(Part),
    /// Ends a value that would borrow to the end of its scope.
    End(usize),
}

/// How a value that is made later is lent: exclusively.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lent {
    pub(crate) is_peeled: bool,
    pub(crate) given: Given,
}

/// A call of a provider.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) provider: usize,
    /// The parameter at which `#[dep(name(args))]` gives the arguments.
    pub(crate) applied_at: Option<Application>,
    /// It runs on another thread, which must own its arguments, or what they borrow from.
    pub(crate) is_blocking: bool,
    pub(crate) arguments: Vec<Argument>,
    /// The target's parameters whose bindings the arguments at `applied_at` name.
    pub(crate) bound: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Application {
    /// A parameter of the target: the arguments are at hand.
    Target(usize),
    /// A guard of the target, whose arguments are at hand too.
    Guard(usize),
    /// A parameter of a provider: the container has a function with the arguments in it.
    Provider { provider: usize, parameter: usize },
}

impl Step {
    /// Whether this extractor may read the body; nothing for what is no extractor.
    pub(crate) fn reads_body(&self) -> Option<bool> {
        match self {
            Self::Extract { reads_body, .. } | Self::ExtractFor { reads_body, .. } => {
                Some(*reads_body)
            }
            Self::Provide { .. }
            | Self::Defer { .. }
            | Self::Await { .. }
            | Self::Copy { .. }
            | Self::Keep { .. }
            | Self::Retain(_)
            | Self::End(_) => None,
        }
    }

    /// What the local borrows through this parameter of the provider. A call that waits borrows all that it
    /// needs.
    pub(super) fn lends(&self, parameter: &Parameter) -> Lends {
        match self {
            Self::Defer { .. } => Lends::Whole,
            _ => parameter.lends,
        }
    }

    pub(super) fn is_extraction(&self) -> bool {
        self.reads_body().is_some()
    }

    /// It needs the head of the request for itself, or takes it.
    pub(super) fn takes_head(&self) -> bool {
        self.is_extraction() || matches!(self, Self::Keep { .. })
    }

    /// The local that this step makes.
    pub(crate) fn local(&self) -> Option<usize> {
        match self {
            Self::Provide { local, .. }
            | Self::Defer { local, .. }
            | Self::Await { local, .. }
            | Self::Extract { local, .. }
            | Self::ExtractFor { local, .. }
            | Self::Copy { local, .. } => Some(*local),
            Self::Keep { .. } | Self::Retain(_) | Self::End(_) => None,
        }
    }

    pub(crate) fn arguments(&self) -> &[Argument] {
        match self {
            Self::Provide { call, .. } | Self::Defer { call, .. } => &call.arguments,
            Self::Copy { argument, .. } | Self::Keep { argument, .. } => {
                std::slice::from_ref(argument)
            }
            _ => &[],
        }
    }

    /// The target's parameters that are bound before this step.
    pub(crate) fn bound(&self) -> &[usize] {
        self.call().map_or(&[], |call| &call.bound)
    }

    /// The provider that runs in this step, or later.
    pub(super) fn call(&self) -> Option<&Call> {
        match self {
            Self::Provide { call, .. } | Self::Defer { call, .. } => Some(call),
            _ => None,
        }
    }

    pub(super) fn arguments_mut(&mut self) -> &mut [Argument] {
        match self {
            Self::Provide { call, .. } | Self::Defer { call, .. } => &mut call.arguments,
            Self::Copy { argument, .. } | Self::Keep { argument, .. } => {
                std::slice::from_mut(argument)
            }
            _ => &mut [],
        }
    }

    pub(crate) fn any_argument(&self, matches: &mut impl FnMut(&Argument) -> bool) -> bool {
        self.arguments()
            .iter()
            .any(|argument| argument.any(matches))
    }
}
