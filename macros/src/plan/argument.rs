//! The arguments of a call.

use super::{Call, LocalId, Step};
use crate::graph::Part;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Singleton {
        provider: usize,
        is_cloned: bool,
        is_peeled: bool,
        passing: Passing,
    },
    Local {
        local: LocalId,
        access: LocalAccess,
        is_peeled: bool,
        passing: Passing,
    },
    Part {
        part: Part,
        is_retained: bool,
    },
    Closure(Closure),
    Optional(Option<Box<Argument>>),
    /// The content of an `Option`, by reference.
    Contents {
        /// The `Option`, of a local or a singleton.
        of: Box<Argument>,
        is_exclusive: bool,
        is_held: bool,
    },
    Outcome {
        /// The value, of a local.
        of: Box<Argument>,
        error: ErrorAccess,
    },
    /// A deferred provider, which runs on first use. Its step makes the local.
    Deferred(LocalId),
    /// A value that is built already, for a parameter that accepts a deferred one.
    Built(Box<Argument>),
    Collection {
        /// The members, each with its provider.
        members: Vec<(usize, Argument)>,
        is_named: bool,
    },
    /// The n-th `#[arg]` of the enclosing call.
    Given(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalAccess {
    Shared,
    Exclusive,
    Moved,
    Cloned,
}

/// How a value is passed to a parameter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passing {
    /// The position of the trait object that the value is cast to, among those that the provider declares.
    pub(crate) cast: Option<usize>,
    pub(crate) check: Check,
}

/// Whether generated code makes rustc confirm that a value has the requested type. Otherwise rustc would
/// coerce a reference by `Deref`, and a pointer to a trait object to one of a supertrait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Check {
    /// No check: both types are written in one place, and compared there.
    #[default]
    Nothing,
    References,
    /// Values too, because they are pointers to trait objects.
    Everything,
}

/// A factory whose `#[arg]`s are left open: `|model| App::claude(&app.config, model)`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Closure {
    pub(crate) is_async: bool,
    pub(crate) passing: Passing,
    /// The calls of factories whose values the call needs. They run on each call of the closure.
    pub(crate) steps: Vec<Step>,
    pub(crate) call: Call,
}

/// How a parameter receives an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ErrorAccess {
    Moved,
    /// Another parameter needs the error too.
    Cloned,
    /// An earlier parameter receives a clone. If the error is not `Clone`, rustc reports it there.
    ClonedAgain,
}

impl Argument {
    /// The same argument without a check, for the content of an `Option`, which is never coerced.
    pub(super) fn unchecked(mut self) -> Self {
        if let Self::Singleton { passing, .. } | Self::Local { passing, .. } = &mut self {
            passing.check = Check::Nothing;
        }
        self
    }

    /// Whether `matches` holds for this argument, for one of its parts, or for one within its closure.
    pub(crate) fn any(&self, matches: &mut impl FnMut(&Self) -> bool) -> bool {
        if matches(self) {
            return true;
        }
        match self {
            Self::Closure(Closure { steps, call, .. }) => {
                steps.iter().any(|step| step.any_argument(matches))
                    || call.arguments.iter().any(|argument| argument.any(matches))
            }
            Self::Optional(inner) => inner.as_ref().is_some_and(|inner| inner.any(matches)),
            Self::Contents { of, .. } | Self::Outcome { of, .. } | Self::Built(of) => {
                of.any(matches)
            }
            Self::Collection { members, .. } => {
                members.iter().any(|(_, member)| member.any(matches))
            }
            Self::Singleton { .. }
            | Self::Local { .. }
            | Self::Deferred(_)
            | Self::Part { .. }
            | Self::Given(_) => false,
        }
    }

    /// Whether the argument uses the local on this thread. A clone is made on this thread before a call on
    /// another one.
    pub(super) fn is_use_here(&self, made: LocalId, is_sent: bool) -> bool {
        match self {
            Self::Local { local, access, .. } => {
                *local == made && (!is_sent || *access == LocalAccess::Cloned)
            }
            Self::Closure(Closure { steps, call, .. }) => {
                let calls = steps.iter().filter_map(Step::call).chain([call]);
                calls.into_iter().any(|call| {
                    let is_sent = is_sent || call.is_blocking;
                    let mut arguments = call.arguments.iter();
                    arguments.any(|argument| argument.is_use_here(made, is_sent))
                })
            }
            argument => argument.parts().any(|part| part.is_use_here(made, is_sent)),
        }
    }

    /// Visits all closures in this argument, nested ones too.
    pub(crate) fn each_closure<'a>(&'a self, visit: &mut impl FnMut(&'a Closure)) {
        self.parts().for_each(|part| part.each_closure(visit));
        if let Self::Closure(closure) = self {
            visit(closure);
            let steps = closure.steps.iter().flat_map(Step::arguments);
            for argument in steps.chain(&closure.call.arguments) {
                argument.each_closure(visit);
            }
        }
    }

    /// The arguments that it is composed of, without those within closures.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Self> {
        let (optional, members) = match self {
            Self::Optional(inner) => (inner.as_deref(), [].as_slice()),
            Self::Contents { of, .. } | Self::Outcome { of, .. } | Self::Built(of) => {
                (Some(&**of), [].as_slice())
            }
            Self::Collection { members, .. } => (None, members.as_slice()),
            _ => (None, [].as_slice()),
        };
        optional
            .into_iter()
            .chain(members.iter().map(|(_, member)| member))
    }

    pub(super) fn parts_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (optional, members) = match self {
            Self::Optional(inner) => (inner.as_deref_mut(), [].as_mut_slice()),
            Self::Contents { of, .. } | Self::Outcome { of, .. } | Self::Built(of) => {
                (Some(&mut **of), [].as_mut_slice())
            }
            Self::Collection { members, .. } => (None, members.as_mut_slice()),
            _ => (None, [].as_mut_slice()),
        };
        optional
            .into_iter()
            .chain(members.iter_mut().map(|(_, member)| member))
    }

    /// Visits this argument and its parts.
    pub(super) fn visit_parts_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        self.parts_mut()
            .for_each(|part| part.visit_parts_mut(visit));
    }

    /// Visits this argument, its parts, and the arguments within its closure.
    pub(super) fn visit_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        match self {
            Self::Closure(closure) => {
                let inner = closure.steps.iter_mut().flat_map(Step::arguments_mut);
                inner
                    .chain(&mut closure.call.arguments)
                    .for_each(|argument| argument.visit_mut(visit));
            }
            Self::Optional(_)
            | Self::Contents { .. }
            | Self::Outcome { .. }
            | Self::Built(_)
            | Self::Collection { .. } => {
                self.parts_mut().for_each(|part| part.visit_mut(visit));
            }
            Self::Singleton { .. }
            | Self::Local { .. }
            | Self::Deferred(_)
            | Self::Part { .. }
            | Self::Given(_) => {}
        }
    }
}
