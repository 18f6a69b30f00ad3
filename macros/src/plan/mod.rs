//! The steps that lead to the call of one function, as plain data over a graph. Every decision is made here, and
//! `emit` writes the code.

mod argument;
mod blocking;
mod conflict;
mod copies;
mod deferred;
mod endings;
mod loans;
mod local;
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

pub(crate) use argument::{Argument, Check, Closure, ErrorAccess, LocalAccess, Passing};
pub(crate) use conflict::Conflict;
pub(crate) use local::{LocalId, PerLocal};
pub(crate) use needs::Needs;
pub(crate) use plans::{
    PlanInput, plan, plan_at_start, plan_concurrent_handler, plan_handler, plan_of_extractor,
    plan_of_lazy,
};
pub(crate) use sharing::{Onward, SharedValue};
pub(crate) use stages::{Stage, stages};
pub(crate) use step::{Application, Call, DeferredLoan, Step};

#[cfg(test)]
pub(crate) use plans::plan_guarded;

use crate::graph::{Graph, Part};

/// The steps before the call of the target, and the arguments of that call.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) locals: PerLocal<Local>,
    pub(crate) steps: Vec<Step>,
    pub(crate) arguments: Vec<Argument>,
    /// Groups of locals whose steps run at the same time. These steps are adjacent.
    pub(crate) joins: Vec<Vec<LocalId>>,
    /// The locals that are kept for their teardown, in the order in which they are made.
    pub(crate) kept: Vec<LocalId>,
    /// The values of the guards.
    pub(crate) guards: Vec<Argument>,
    /// The called providers that may be overridden, each once.
    pub(crate) overridable: Vec<OverridableProvider>,
    pub(crate) onward: Onward,
    /// The values that an outer function of the request may have built, each once.
    pub(crate) shared: Vec<SharedValue>,
}

/// A provider that may be overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OverridableProvider {
    pub(crate) provider: usize,
    /// Whether it is overridden must be known before the first step, because other needs depend on it.
    pub(crate) is_asked_first: bool,
    /// Whether it is called in a closure that owns its captures.
    pub(crate) is_owned: bool,
}

/// A value that one step makes and later ones use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) origin: LocalOrigin,
    /// Whether a parameter takes it as `&mut`.
    pub(crate) is_mutable: bool,
    /// Whether the local holds the provider's whole `Result`, because every parameter takes it with its error.
    pub(crate) is_outcome: bool,
    /// Whether it is in an `Arc`, because an async factory must own it and others use it too.
    pub(crate) is_shared: bool,
    /// The needs for it, if each of them is conditional. The local is only made if one of them holds.
    pub(crate) needed_by: Vec<Need>,
}

/// A need for a value, unless one of these providers is overridden or its value is found in the request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// The local that is made from the value, which may be conditional as well. `None` for the target.
    pub(crate) local: Option<LocalId>,
    pub(crate) unless: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalOrigin {
    Provider(usize),
    /// A lazy singleton. The local is a reference to it.
    Lazy(usize),
    /// A parameter of the target.
    Parameter(usize),
    /// An extractor among the parameters of a provider.
    ProviderParameter {
        provider: usize,
        parameter: usize,
    },
}

impl LocalOrigin {
    /// The provider whose value it is.
    pub(crate) fn provider(self) -> Option<usize> {
        match self {
            Self::Provider(provider) | Self::Lazy(provider) => Some(provider),
            Self::Parameter(_) | Self::ProviderParameter { .. } => None,
        }
    }
}

impl Local {
    /// Whether it is only made if it turns out to be needed.
    pub(crate) fn is_conditional(&self) -> bool {
        !self.needed_by.is_empty()
    }
}

impl Plan {
    /// Whether there are no steps and no arguments.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.arguments.is_empty()
    }

    /// The locals that are made at the same time as this one, including it.
    pub(crate) fn join_of(&self, local: LocalId) -> Option<&[LocalId]> {
        let mut joins = self.joins.iter();
        joins.find(|join| join.contains(&local)).map(Vec::as_slice)
    }

    /// The position of the local's slot, if it has a teardown.
    pub(crate) fn slot_of(&self, local: LocalId) -> Option<usize> {
        self.kept.iter().position(|kept| *kept == local)
    }

    /// Whether a slot owns the value for its teardown and lends it. The slot of a shared value has a clone of
    /// its `Arc` instead.
    pub(crate) fn is_lent(&self, local: LocalId, graph: &Graph) -> bool {
        let provider = self.locals[local].origin.provider();
        let is_shared = provider.is_some_and(|provider| graph.providers[provider].is_shared());
        self.slot_of(local).is_some() && !is_shared
    }

    /// Whether the request is split into head and body. A whole request does not lend its head or its version.
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

    /// Steps that run at the same time, or later, may borrow from the head, but not from a whole request, because
    /// its body is not `Sync`.
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

    /// Whether an extractor reads only the head.
    pub(crate) fn extracts_from_head(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.reads_body() == Some(false))
    }

    /// Whether a step needs the head as `&mut`.
    pub(crate) fn changes_head(&self) -> bool {
        self.extracts_from_head() || self.keeps_in_request()
    }

    /// Whether an extractor runs.
    pub(crate) fn has_extractors(&self) -> bool {
        self.steps.iter().any(|step| step.reads_body().is_some())
    }

    pub(crate) fn reads_body(&self) -> bool {
        self.steps
            .iter()
            .any(|step| step.reads_body() == Some(true))
    }

    /// Whether a lazy singleton is awaited, also within closures.
    pub(crate) fn has_lazy(&self) -> bool {
        let mut locals = self.locals.iter();
        locals.any(|local| matches!(local.origin, LocalOrigin::Lazy(_)))
    }

    /// Whether a local is used on the thread that made it. Other threads look it up again.
    pub(crate) fn is_used_here(&self, made: LocalId, is_target_sent: bool) -> bool {
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

    /// The position of the first step before which the pattern of this parameter is bound.
    pub(super) fn bound_at(&self, parameter: usize) -> Option<usize> {
        let mut steps = self.steps.iter();
        steps.position(|step| step.bound().contains(&parameter))
    }

    /// Whether no argument uses the value: it was only made for its refusal.
    pub(crate) fn is_guard(&self, made: LocalId) -> bool {
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } | Argument::Deferred(local) if *local == made);
        !self.any_argument(&mut { is_it })
    }

    /// Whether `matches` holds for an argument of any call, at any depth.
    pub(crate) fn any_argument(&self, matches: &mut impl FnMut(&Argument) -> bool) -> bool {
        self.steps.iter().any(|step| step.any_argument(matches))
            || self.arguments.iter().any(|argument| argument.any(matches))
    }
}
