//! What a call is given, and what that is put together from.

use super::{Call, Step};
use crate::graph::Part;

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Singleton {
        provider: usize,
        is_cloned: bool,
        is_peeled: bool,
        given: Given,
    },
    Local {
        local: usize,
        access: LocalAccess,
        is_peeled: bool,
        given: Given,
    },
    Part {
        part: Part,
        is_retained: bool,
    },
    Closure(Closure),
    Optional(Option<Box<Argument>>),
    /// What is in an `Option`, by reference.
    Contents {
        /// The `Option`, of a local or a singleton.
        of: Box<Argument>,
        is_exclusive: bool,
        is_held: bool,
    },
    Outcome {
        /// The value, of a local.
        of: Box<Argument>,
        /// Others need the error too.
        is_error_cloned: bool,
    },
    /// A provider that runs on first use, by the local that its step makes.
    Deferred(usize),
    /// A value that is there, where it may be asked for later.
    Built(Box<Argument>),
    Collection {
        /// Each with the position of its provider.
        members: Vec<(usize, Argument)>,
        is_named: bool,
    },
    /// The n-th `#[arg]` of the call it stands in.
    Given(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalAccess {
    Shared,
    Exclusive,
    Moved,
    Cloned,
}

/// The form in which a value is passed to the function that asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Given {
    /// The provider's trait object that it becomes, by its position.
    pub(crate) cast: Option<usize>,
    pub(crate) check: Check,
}

/// Whether rustc is to confirm that a value has the type that is asked for. It would convert a
/// reference by `Deref`, and a pointer to a trait object to one of a supertrait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Check {
    /// Both types are written in one place, and compared there.
    #[default]
    Nothing,
    References,
    /// A value is a pointer to a trait object.
    Everything,
}

/// A factory whose `#[arg]`s are left open: `|model| App::claude(&app.config, model)`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Closure {
    pub(crate) is_async: bool,
    pub(crate) given: Given,
    /// Factories whose values the call needs, made anew each time.
    pub(crate) steps: Vec<Step>,
    pub(crate) call: Call,
}

impl Argument {
    /// The same where nothing can be converted: what is in an `Option` is not.
    pub(super) fn unchecked(mut self) -> Self {
        if let Self::Singleton { given, .. } | Self::Local { given, .. } = &mut self {
            given.check = Check::Nothing;
        }
        self
    }

    /// This argument, one that it is put together from, or one in the closure that it is.
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

    /// It needs the local around the call, on another thread or not, in which it stands. What is
    /// cloned is cloned before.
    pub(super) fn is_use_here(&self, made: usize, is_sent: bool) -> bool {
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

    /// Visits the closure that it is, or those that it is put together from, and what is in them.
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

    /// What it is put together from, in the place where it stands.
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

    /// Visits this argument and what it is put together from.
    pub(super) fn visit_parts_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        self.parts_mut()
            .for_each(|part| part.visit_parts_mut(visit));
    }

    /// Visits this argument, what it is put together from, and what is in the closure that it is.
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
