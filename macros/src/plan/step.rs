//! The steps before the call of the target.

use super::{Argument, LocalId, Passing};
use crate::graph::{Lends, Parameter, Part};

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Provide {
        local: LocalId,
        call: Call,
    },
    /// Prepares a call that runs on first use of its value.
    Defer {
        local: LocalId,
        call: Call,
        /// How the value is lent.
        lent: DeferredLoan,
    },
    /// Awaits a lazy singleton.
    Await {
        local: LocalId,
        provider: usize,
    },
    /// An extractor of the target. It reads the head, and the last one may read the body.
    Extract {
        local: LocalId,
        reads_body: bool,
    },
    /// An extractor of a provider, whose type is named by a function of the container.
    ExtractFor {
        local: LocalId,
        reads_body: bool,
    },
    /// Makes a clone that is an argument of the next call.
    Copy {
        local: LocalId,
        argument: Argument,
    },
    /// Keeps a shared value in the request for later functions.
    Keep {
        provider: usize,
        argument: Argument,
    },
    /// Copies a part of the head that is borrowed for longer than the head is available.
    Retain(Part),
    /// Drops a value that would otherwise borrow until the end of its scope.
    End(LocalId),
}

/// How a deferred value is lent, which is exclusively.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DeferredLoan {
    pub(crate) is_peeled: bool,
    pub(crate) passing: Passing,
}

/// A call of a provider.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) provider: usize,
    /// The parameter whose `#[dep(name(args))]` has the arguments.
    pub(crate) applied_at: Option<Application>,
    /// Whether it runs on the blocking pool, so that it must own its arguments or the values they borrow.
    pub(crate) is_blocking: bool,
    pub(crate) arguments: Vec<Argument>,
    /// The target's parameters whose bindings the arguments at `applied_at` name.
    pub(crate) bound: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Application {
    /// A parameter of the target, which has the arguments.
    Target(usize),
    /// A guard of the target, which has the arguments.
    Guard(usize),
    /// A parameter of a provider. The container has a function that contains the arguments.
    Provider { provider: usize, parameter: usize },
}

impl Step {
    /// Whether this extractor may read the body. `None` for other steps.
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

    /// What the local borrows through this parameter of the provider. A deferred call borrows all arguments.
    pub(super) fn lends(&self, parameter: &Parameter) -> Lends {
        match self {
            Self::Defer { .. } => Lends::Whole,
            _ => parameter.lends,
        }
    }

    pub(super) fn is_extraction(&self) -> bool {
        self.reads_body().is_some()
    }

    /// Whether it borrows the head of the request exclusively, or consumes it.
    pub(super) fn takes_head(&self) -> bool {
        self.is_extraction() || matches!(self, Self::Keep { .. })
    }

    /// The local that this step makes.
    pub(crate) fn local(&self) -> Option<LocalId> {
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

    /// The call of this step, which may be deferred.
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
