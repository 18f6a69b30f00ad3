//! The steps that lead from a request, or from nothing, to the call of one function: plain data
//! over a graph, from which code is written without a further decision.

mod argument;
mod conflict;
mod copies;
mod deferred;
mod endings;
mod lent;
mod loans;
mod locals;
mod needs;
mod outcomes;
mod overriding;
mod ownership;
mod planner;
mod plans;
mod retention;
mod sharing;
mod stages;
mod step;
#[cfg(test)]
mod tests;
mod turns;
mod waiting;

pub(crate) use argument::{Argument, Check, Closure, ErrorAccess, Given, LocalAccess};
pub(crate) use conflict::Conflict;
pub(crate) use needs::Needs;
pub(crate) use plans::{
    Asked, concurrent_plan, plan, plan_asked, plan_at_start, plan_of_extractor, plan_of_lazy,
};
pub(crate) use sharing::{Onward, SharedValue};
pub(crate) use stages::{Stage, stages};
pub(crate) use step::{Application, Call, Lent, Step};

#[cfg(test)]
pub(crate) use plans::plan_guarded;

use crate::graph::{Graph, Part};

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
    pub(crate) onward: Onward,
    /// The values that an outer function of the request may have built, each once.
    pub(crate) shared: Vec<SharedValue>,
}

/// A provider that may be overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overridable {
    pub(crate) provider: usize,
    /// Whether it is must be known before anything runs, because that decides what else is needed.
    pub(crate) is_asked_first: bool,
    /// It is called in a closure that owns what it needs.
    pub(crate) is_owned: bool,
}

/// A value that one step makes and later ones use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) origin: Origin,
    /// Somebody takes it as `&mut`.
    pub(crate) is_mutable: bool,
    /// The local holds the provider's whole `Result`, because no function needs the value without it.
    pub(crate) is_outcome: bool,
    /// An async factory must own it beside other users, so it is kept in an `Arc`.
    pub(crate) is_shared: bool,
    /// Who needs it, if all of them may be overridden, or found in the request: it is only made if one
    /// of them is not.
    pub(crate) needed_by: Vec<Need>,
}

/// Somebody who needs a value, unless one of these providers is overridden, or its value found.
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

impl Origin {
    /// The provider whose value it is.
    pub(crate) fn provider(self) -> Option<usize> {
        match self {
            Self::Provider(provider) | Self::Lazy(provider) => Some(provider),
            Self::Parameter(_) | Self::ProviderParameter { .. } => None,
        }
    }
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

    /// The local is kept for its teardown, so that it is only lent. A shared value is in an `Arc`, of
    /// which a clone is kept.
    pub(crate) fn is_lent(&self, local: usize, graph: &Graph) -> bool {
        let provider = self.locals[local].origin.provider();
        let is_shared = provider.is_some_and(|provider| graph.providers[provider].is_shared());
        self.slot_of(local).is_some() && !is_shared
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
        if self.onward == Onward::IsOver {
            return true;
        }
        if self.needs() == Needs::Headers {
            return false;
        }
        self.extracts_from_head()
            || self.any_argument(&mut { is_lent_by_parts })
            || self.joins_borrow_head()
    }

    /// What runs at the same time, or later, may borrow from the head, but not from a whole request: its
    /// body is not for two threads.
    fn joins_borrow_head(&self) -> bool {
        let mut joined = self.steps.iter().filter(|step| {
            let made = step.local();
            let is_later = matches!(step, Step::Defer { .. });
            is_later || made.is_some_and(|made| self.join_of(made).is_some())
        });
        let mut is_part = |argument: &Argument| {
            matches!(
                argument,
                Argument::Part {
                    is_retained: false,
                    ..
                }
            )
        };
        joined.any(|step| step.any_argument(&mut is_part))
    }

    /// Runs an extractor that leaves the body alone.
    pub(crate) fn extracts_from_head(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.reads_body() == Some(false))
    }

    /// Takes the head apart to change it.
    pub(crate) fn changes_head(&self) -> bool {
        self.extracts_from_head() || self.keeps_in_request()
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
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } | Argument::Deferred(local) if *local == made);
        !self.any_argument(&mut { is_it })
    }

    /// Some argument, of any call at any depth, for which `matches` holds.
    pub(crate) fn any_argument(&self, matches: &mut impl FnMut(&Argument) -> bool) -> bool {
        self.steps.iter().any(|step| step.any_argument(matches))
            || self.arguments.iter().any(|argument| argument.any(matches))
    }
}
