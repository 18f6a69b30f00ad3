//! The steps that lead from a request, or from nothing, to the call of one function: plain data
//! over a graph, from which code is written without a further decision.

mod conflict;
mod copies;
mod needs;
mod overriding;
mod ownership;
mod planner;
mod retention;
mod stages;
#[cfg(test)]
mod tests;

pub(crate) use conflict::Conflict;
pub(crate) use needs::Needs;
pub(crate) use planner::{concurrent_plan, plan, plan_at_start, plan_guarded, plan_without_body};
pub(crate) use stages::{Stage, stages};

use crate::graph::Part;

/// Everything that happens before the target is called, and what it is called with.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) locals: Vec<Local>,
    pub(crate) steps: Vec<Step>,
    pub(crate) arguments: Vec<Argument>,
    /// The locals whose steps, which stand next to each other, run at the same time.
    pub(crate) joins: Vec<Vec<usize>>,
    /// The locals that are kept for their teardown, in the order in which they are made.
    pub(crate) kept: Vec<usize>,
    /// What is asked for by the guards.
    pub(crate) guards: Vec<Argument>,
    /// The providers it calls that may be overridden, each once.
    pub(crate) overridable: Vec<Overridable>,
}

/// A provider that may be overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overridable {
    pub(crate) provider: usize,
    /// Whether it is must be known before anything runs, and not only in closures that own what they
    /// need.
    pub(crate) is_asked_first: bool,
}

/// A value that one step makes and later ones use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) origin: Origin,
    /// Somebody takes it as `&mut`.
    pub(crate) is_mutable: bool,
    /// An async factory must own it beside other users, so it is kept in an `Arc`.
    pub(crate) is_shared: bool,
    /// Who needs it, if all of them may be overridden: it is only made if one of them is not.
    pub(crate) needed_by: Vec<Need>,
}

/// Somebody who needs a value, unless one of these providers is overridden.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// The local that is made from it, which may not be needed either; nothing for the target.
    pub(crate) local: Option<usize>,
    pub(crate) unless: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Provider(usize),
    /// A lazy singleton, which is only lent here.
    Lazy(usize),
    /// A parameter of the target.
    Parameter(usize),
    /// An extractor that a provider asks for.
    ProviderParameter {
        provider: usize,
        parameter: usize,
    },
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Provide {
        local: usize,
        call: Call,
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
    /// Copies a part of the head that is borrowed for longer than the request stays whole.
    Retain(Part),
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

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    Singleton {
        provider: usize,
        is_cloned: bool,
        is_peeled: bool,
        is_coerced: bool,
    },
    Local {
        local: usize,
        access: LocalAccess,
        is_peeled: bool,
        is_coerced: bool,
    },
    Part {
        part: Part,
        is_retained: bool,
    },
    Closure(Closure),
    Optional(Option<Box<Argument>>),
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

/// A factory whose `#[arg]`s are left open: `|model| App::claude(&app.config, model)`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Closure {
    pub(crate) is_async: bool,
    /// It returns a trait object that its factory provides.
    pub(crate) is_coerced: bool,
    /// Factories whose values the call needs, made anew each time.
    pub(crate) steps: Vec<Step>,
    pub(crate) call: Call,
}

impl Local {
    /// It may turn out that nobody needs it.
    pub(crate) fn is_conditional(&self) -> bool {
        !self.needed_by.is_empty()
    }
}

impl Plan {
    /// Nothing happens, and nothing is given.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.arguments.is_empty()
    }

    /// The locals that are made together with this one, it among them.
    pub(crate) fn join_of(&self, local: usize) -> Option<&[usize]> {
        let mut joins = self.joins.iter();
        joins.find(|join| join.contains(&local)).map(Vec::as_slice)
    }

    /// Where a local is kept, if it is.
    pub(crate) fn slot_of(&self, local: usize) -> Option<usize> {
        self.kept.iter().position(|kept| *kept == local)
    }

    /// Takes the head and the body of the request apart. A whole request does not lend its head,
    /// nor its version.
    pub(crate) fn splits_request(&self) -> bool {
        let is_lent_by_parts = |argument: &Argument| {
            matches!(
                argument,
                Argument::Part {
                    part: Part::Parts | Part::Version,
                    ..
                }
            )
        };
        if self.needs() == Needs::Headers {
            return false;
        }
        self.extracts_from_head()
            || self.any_argument(&mut { is_lent_by_parts })
            || self.joins_borrow_head()
    }

    /// What runs at the same time may borrow from the head, but not from a whole request: its body
    /// is not for two threads.
    fn joins_borrow_head(&self) -> bool {
        let mut joined = self.steps.iter().filter(|step| {
            let made = step.local();
            made.is_some_and(|made| self.join_of(made).is_some())
        });
        let mut is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
        joined.any(|step| step.any_argument(&mut is_part))
    }

    /// Runs an extractor that leaves the body alone.
    pub(crate) fn extracts_from_head(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.reads_body() == Some(false))
    }

    /// Extracts anything from the request.
    pub(crate) fn has_extractors(&self) -> bool {
        self.steps.iter().any(|step| step.reads_body().is_some())
    }

    pub(crate) fn reads_body(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.reads_body() == Some(true))
    }

    /// Waits for a lazy singleton, outside of closures or in one.
    pub(crate) fn has_lazy(&self) -> bool {
        let mut locals = self.locals.iter();
        locals.any(|local| matches!(local.origin, Origin::Lazy(_)))
    }

    /// A local is used in the task that made it, and not only found again on other threads.
    pub(crate) fn is_used_here(&self, made: usize, is_target_sent: bool) -> bool {
        let is_sent = |step: &Step| step.call().is_some_and(|call| call.is_blocking);
        let steps = self
            .steps
            .iter()
            .map(|step| (step.arguments(), is_sent(step)));
        let mut all = steps.chain([(self.arguments.as_slice(), is_target_sent)]);
        all.any(|(arguments, is_sent)| {
            let mut arguments = arguments.iter();
            arguments.any(|argument| argument.is_use_here(made, is_sent))
        })
    }

    /// Nothing is built from this value: it was only made so that it could be refused.
    pub(crate) fn is_guard(&self, made: usize) -> bool {
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } if *local == made);
        !self.any_argument(&mut { is_it })
    }

    /// Some argument, of any call at any depth, for which `matches` holds.
    pub(crate) fn any_argument(&self, matches: &mut impl FnMut(&Argument) -> bool) -> bool {
        self.steps.iter().any(|step| step.any_argument(matches))
            || self.arguments.iter().any(|argument| argument.any(matches))
    }
}

impl Plan {
    /// The singletons that are lent to other threads on the way to the target, or by its call.
    pub(crate) fn lent_singletons(&self, is_blocking: bool) -> Vec<usize> {
        let mut lent = Vec::new();
        for step in &self.steps {
            step.lend(&mut lent);
        }
        lend(&self.arguments, is_blocking, &mut lent);
        lent
    }
}

fn lend(arguments: &[Argument], is_blocking: bool, lent: &mut Vec<usize>) {
    for argument in arguments {
        argument.any(&mut |argument| {
            match argument {
                Argument::Singleton { provider, .. } if is_blocking => lent.push(*provider),
                Argument::Closure(closure) => {
                    closure.steps.iter().for_each(|step| step.lend(lent));
                    lend(&closure.call.arguments, closure.call.is_blocking, lent);
                }
                _ => {}
            }
            false
        });
    }
}

impl Step {
    fn lend(&self, lent: &mut Vec<usize>) {
        if let Self::Provide { call, .. } = self {
            lend(&call.arguments, call.is_blocking, lent);
        }
    }

    /// Whether this extractor may read the body; nothing for what is no extractor.
    pub(crate) fn reads_body(&self) -> Option<bool> {
        match self {
            Self::Extract { reads_body, .. } | Self::ExtractFor { reads_body, .. } => {
                Some(*reads_body)
            }
            Self::Provide { .. } | Self::Await { .. } | Self::Copy { .. } | Self::Retain(_) => None,
        }
    }

    /// The local that this step makes.
    pub(crate) fn local(&self) -> Option<usize> {
        match self {
            Self::Provide { local, .. }
            | Self::Await { local, .. }
            | Self::Extract { local, .. }
            | Self::ExtractFor { local, .. }
            | Self::Copy { local, .. } => Some(*local),
            Self::Retain(_) => None,
        }
    }

    pub(crate) fn arguments(&self) -> &[Argument] {
        match self {
            Self::Provide { call, .. } => &call.arguments,
            Self::Copy { argument, .. } => std::slice::from_ref(argument),
            _ => &[],
        }
    }

    fn call(&self) -> Option<&Call> {
        match self {
            Self::Provide { call, .. } => Some(call),
            _ => None,
        }
    }

    fn arguments_mut(&mut self) -> &mut [Argument] {
        match self {
            Self::Provide { call, .. } => &mut call.arguments,
            Self::Copy { argument, .. } => std::slice::from_mut(argument),
            _ => &mut [],
        }
    }

    fn any_argument(&self, matches: &mut impl FnMut(&Argument) -> bool) -> bool {
        self.arguments()
            .iter()
            .any(|argument| argument.any(matches))
    }
}

impl Argument {
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
            argument => argument.parts().any(|part| part.any(matches)),
        }
    }

    /// It needs the local around the call, on another thread or not, in which it stands. What is
    /// cloned is cloned before.
    fn is_use_here(&self, made: usize, is_sent: bool) -> bool {
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
    fn parts(&self) -> impl Iterator<Item = &Self> {
        let (optional, members) = match self {
            Self::Optional(inner) => (inner.as_deref(), [].as_slice()),
            Self::Collection { members, .. } => (None, members.as_slice()),
            _ => (None, [].as_slice()),
        };
        optional
            .into_iter()
            .chain(members.iter().map(|(_, member)| member))
    }

    fn parts_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        let (optional, members) = match self {
            Self::Optional(inner) => (inner.as_deref_mut(), [].as_mut_slice()),
            Self::Collection { members, .. } => (None, members.as_mut_slice()),
            _ => (None, [].as_mut_slice()),
        };
        optional
            .into_iter()
            .chain(members.iter_mut().map(|(_, member)| member))
    }

    /// Visits this argument and what it is put together from.
    fn visit_parts_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        self.parts_mut()
            .for_each(|part| part.visit_parts_mut(visit));
    }

    /// Visits this argument, what it is put together from, and what is in the closure that it is.
    fn visit_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        self.parts_mut().for_each(|part| part.visit_mut(visit));
        if let Self::Closure(closure) = self {
            let inner = closure.steps.iter_mut().flat_map(Step::arguments_mut);
            inner
                .chain(&mut closure.call.arguments)
                .for_each(|argument| argument.visit_mut(visit));
        }
    }
}
