//! Where a value is moved and where it is cloned: it is moved into its last use.

use super::loans::Spans;
use super::{Argument, Call, Closure, ErrorAccess, LocalAccess, LocalId, LocalOrigin, Plan, Step};
use crate::graph::{Graph, Lends};

/// One place where a local is used.
#[derive(Clone, Copy)]
struct Use {
    local: LocalId,
    /// The position of the step. The call of the target comes after the last step.
    position: usize,
    /// The first of the steps that run at the same time.
    start: usize,
    /// The last step up to which the value made by this use may borrow from the local.
    end: usize,
    access: LocalAccess,
    capture: Capture,
    /// Whether a parameter's pattern destructures it before the step, for the arguments of a factory.
    is_bound: bool,
}

/// How the enclosing closure or blocking call captures a local that was made outside of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Capture {
    None,
    Sync,
    Async,
    /// Borrowed on another thread, once.
    Blocking,
    /// Captured by something that is created repeatedly: a blocking call in a closure, or an async closure in a
    /// closure.
    Again,
}

/// How the closures around a use capture locals from outside.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Captured {
    #[default]
    Borrowed,
    /// One of them is async.
    Owned,
    /// An async one is created in each call of another.
    OwnedAgain,
}

/// The closures and calls around a use.
#[derive(Clone, Copy, Default)]
struct Enclosing<'a> {
    closure: Option<&'a Closure>,
    captured: Captured,
    /// Whether it is an argument of a blocking call.
    is_blocking: bool,
    /// Whether the closure is an argument of a blocking call.
    is_given: bool,
}

/// Turns moves into clones where the value is needed again, and marks the locals that must be
/// mutable or shared.
pub(crate) fn choose_moves(plan: &mut Plan, graph: &Graph) {
    let uses = uses(plan, graph);
    let mut lent = plan.kept.clone();
    lent.retain(|local| plan.is_lent(*local, graph));
    let mut index = 0..;
    visit_locals(plan, &mut |local, access| {
        let index = index.next().unwrap_or_default();
        let is_kept =
            lent.contains(&local) || is_shared(&uses, local) || is_needed_again(&uses, index);
        if *access == LocalAccess::Moved && is_kept {
            *access = LocalAccess::Cloned;
        }
    });
    choose_error_moves(plan, &uses);
    for id in plan.locals.ids() {
        let local = &mut plan.locals[id];
        local.is_mutable = uses
            .iter()
            .any(|usage| usage.local == id && usage.access == LocalAccess::Exclusive);
        let is_only_lent = lent.contains(&id) || matches!(local.origin, LocalOrigin::Lazy(_));
        local.is_shared = is_shared(&uses, id) && !is_only_lent;
    }
}

/// The error of an outcome is moved into its last use, independent of the value.
fn choose_error_moves(plan: &mut Plan, uses: &[Use]) {
    let mut index = 0..;
    let in_steps = plan.steps.iter_mut().flat_map(Step::arguments_mut);
    for argument in in_steps.chain(&mut plan.arguments) {
        argument.visit_mut(&mut |argument| match argument {
            // The local itself is visited next.
            Argument::Outcome { of, error } => match **of {
                Argument::Local { local, .. }
                    if is_shared(uses, local) || is_needed_again(uses, index.start) =>
                {
                    *error = ErrorAccess::Cloned;
                }
                _ => {}
            },
            Argument::Local { .. } => index.start += 1,
            _ => {}
        });
    }
}

/// Whether the local is used besides the closure that must own it.
fn is_shared(uses: &[Use], local: LocalId) -> bool {
    let own = uses.iter().enumerate();
    let mut own = own.filter(|(_, usage)| usage.local == local);
    let is_used_again = own.clone().nth(1).is_some();
    own.any(|(index, usage)| match usage.capture {
        Capture::None | Capture::Sync => false,
        Capture::Async => is_used_again,
        Capture::Blocking => is_needed_later(uses, index),
        Capture::Again => true,
    })
}

pub(super) fn start_of_join(plan: &Plan, position: usize) -> usize {
    let local = plan.steps[position].local();
    let join = local.and_then(|local| plan.join_of(local));
    let is_in_join = |step: &Step| {
        let made = step.local();
        join.is_some_and(|join| made.is_some_and(|made| join.contains(&made)))
    };
    plan.steps.iter().position(is_in_join).unwrap_or(position)
}

/// All uses, in the order of [`visit_locals`].
fn uses(plan: &Plan, graph: &Graph) -> Vec<Use> {
    let spans = Spans::of(plan, graph);
    let mut uses = Vec::new();
    for (position, step) in plan.steps.iter().enumerate() {
        let start = start_of_join(plan, position);
        for_each_lent_local(step, graph, &mut |local, access, capture, lends| {
            uses.push(Use {
                local,
                position,
                start,
                end: spans.end_of_loan(step.local(), lends, position),
                access,
                capture,
                is_bound: false,
            });
        });
    }
    for (parameter, argument) in plan.arguments.iter().enumerate() {
        visit_argument(
            argument,
            Enclosing::default(),
            &mut |local, access, capture| {
                uses.push(of_target(plan, parameter, local, access, capture));
            },
        );
    }
    uses
}

/// A use by the call of the target. It happens at the end, unless the parameter's pattern is bound earlier.
fn of_target(
    plan: &Plan,
    parameter: usize,
    local: LocalId,
    access: LocalAccess,
    capture: Capture,
) -> Use {
    let bound = Some(parameter).filter(|_| access == LocalAccess::Moved);
    let bound = bound.and_then(|parameter| plan.bound_at(parameter));
    let position = bound.unwrap_or(plan.steps.len());
    Use {
        local,
        position,
        start: bound.map_or(position, |position| start_of_join(plan, position)),
        end: position,
        access,
        capture,
        is_bound: bound.is_some(),
    }
}

/// Whether the value is needed after this use. A closure may be called again.
fn is_needed_again(uses: &[Use], index: usize) -> bool {
    uses[index].capture != Capture::None || is_needed_later(uses, index)
}

/// Whether a later use needs the value. Of several moves in one call, the last one gets it.
fn is_needed_later(uses: &[Use], index: usize) -> bool {
    let this = uses[index];
    let is_later = |(other_index, other): (usize, &Use)| {
        let is_beside = other.position == this.position && other.is_bound == this.is_bound;
        let gets_a_clone = is_beside
            && other.access == LocalAccess::Moved
            && other.capture == Capture::None
            && other_index < index;
        let is_over = other.is_bound && !this.is_bound && other.position == this.position;
        other_index != index
            && other.local == this.local
            && other.end >= this.start
            && !gets_a_clone
            && !is_over
    };
    uses.iter().enumerate().any(is_later)
}

fn visit_locals(plan: &mut Plan, visit: &mut impl FnMut(LocalId, &mut LocalAccess)) {
    let in_steps = plan.steps.iter_mut().flat_map(Step::arguments_mut);
    for argument in in_steps.chain(&mut plan.arguments) {
        argument.visit_mut(&mut |argument| {
            if let Argument::Local { local, access, .. } = argument {
                visit(*local, access);
            }
        });
    }
}

/// Visits the locals in the arguments of a step.
pub(super) fn for_each_local_of(
    step: &Step,
    visit: &mut impl FnMut(LocalId, LocalAccess, Capture),
) {
    if let Step::Keep { argument, .. } = step {
        visit_argument(argument, Enclosing::default(), visit);
    }
    if let Some(call) = step.call() {
        visit_call(call, Enclosing::default(), visit);
    }
}

/// The same, each with the loan of its argument.
fn for_each_lent_local(
    step: &Step,
    graph: &Graph,
    visit: &mut impl FnMut(LocalId, LocalAccess, Capture, Lends),
) {
    let Some(call) = step.call() else {
        return for_each_local_of(step, &mut |local, access, capture| {
            visit(local, access, capture, Lends::Nothing);
        });
    };
    let enclosing = Enclosing::default().of_call(call);
    let parameters = &graph.providers[call.provider].parameters;
    for (argument, parameter) in call.arguments.iter().zip(parameters) {
        visit_argument(argument, enclosing, &mut |local, access, capture| {
            visit(local, access, capture, step.lends(parameter));
        });
    }
}

fn visit_call(
    call: &Call,
    enclosing: Enclosing<'_>,
    visit: &mut impl FnMut(LocalId, LocalAccess, Capture),
) {
    for argument in &call.arguments {
        visit_argument(argument, enclosing.of_call(call), visit);
    }
}

impl Enclosing<'_> {
    fn of_call(self, call: &Call) -> Self {
        Self {
            is_blocking: call.is_blocking,
            ..self
        }
    }
}

fn visit_argument(
    argument: &Argument,
    enclosing: Enclosing<'_>,
    visit: &mut impl FnMut(LocalId, LocalAccess, Capture),
) {
    match argument {
        Argument::Local { local, access, .. } => {
            visit(*local, *access, Capture::of(*local, *access, enclosing));
        }
        Argument::Closure(inner) => {
            let within = Enclosing {
                closure: Some(inner),
                captured: enclosing.captured.max(Captured::by(inner, enclosing)),
                is_blocking: false,
                is_given: enclosing.is_blocking || enclosing.is_given,
            };
            for step in &inner.steps {
                if let Step::Provide { call, .. } = step {
                    visit_call(call, within, visit);
                }
            }
            visit_call(&inner.call, within, visit);
        }
        Argument::Optional(_)
        | Argument::Contents { .. }
        | Argument::Outcome { .. }
        | Argument::Built(_)
        | Argument::Collection { .. } => {
            for part in argument.parts() {
                visit_argument(part, enclosing, visit);
            }
        }
        Argument::Singleton { .. }
        | Argument::Deferred(_)
        | Argument::Part { .. }
        | Argument::Given(_) => {}
    }
}

impl Captured {
    fn by(closure: &Closure, enclosing: Enclosing<'_>) -> Self {
        match (closure.is_async, enclosing.closure) {
            (false, _) => Self::Borrowed,
            (true, None) => Self::Owned,
            (true, Some(_)) => Self::OwnedAgain,
        }
    }
}

impl Capture {
    fn of(local: LocalId, access: LocalAccess, enclosing: Enclosing<'_>) -> Self {
        let is_made_in =
            |closure: &&Closure| closure.steps.iter().any(|step| step.local() == Some(local));
        let is_lent = enclosing.is_blocking && access == LocalAccess::Shared;
        match enclosing.closure.filter(|closure| !is_made_in(closure)) {
            None if is_lent => Self::Blocking,
            None => Self::None,
            Some(_) if is_lent || enclosing.is_given => Self::Again,
            Some(_) => match enclosing.captured {
                Captured::Borrowed => Self::Sync,
                Captured::Owned => Self::Async,
                Captured::OwnedAgain => Self::Again,
            },
        }
    }
}
