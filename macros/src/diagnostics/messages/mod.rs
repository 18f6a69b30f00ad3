//! Every message: the rule first, then where it is broken, then a fix.
//!
//! Each public function in a module is one message. The name of the function is the slug of the message, which its test
//! and its section in the documentation have too.

pub(crate) mod after_body;
pub(crate) mod block;
pub(crate) mod deferred;
pub(crate) mod generic;
pub(crate) mod group;
pub(crate) mod guard;
pub(crate) mod handler;
pub(crate) mod lazy;
pub(crate) mod lifetime;
pub(crate) mod mapping;
pub(crate) mod mismatch;
pub(crate) mod missing;
pub(crate) mod outcome;
pub(crate) mod parameter;
pub(crate) mod provider;
pub(crate) mod shared;
pub(crate) mod task;
pub(crate) mod teardown;
pub(crate) mod thread;

use super::Diagnostic;
use crate::graph::callable::Flaw;
use crate::graph::instances::{Failure, Reason};
use crate::graph::resolve::{Demand, Shape, Site, Unresolved};
use crate::graph::{Absent, Graph, Lifetime, Provider, TypeKey};
use crate::plan::Conflict;
use crate::syntax::{Applied, Misread, Parameter, ParameterFault, Unreturnable};
use syn::Signature;

/// A mistake in the attributes of a parameter.
pub(crate) fn unreadable_parameter(fault: &ParameterFault) -> Diagnostic {
    match fault {
        ParameterFault::Contradictory(second) => parameter::contradictory_parameter(second),
        ParameterFault::OptionalOfAValue(ty) => parameter::optional_of_a_value(ty),
        ParameterFault::MalformedDep {
            marker,
            written,
            meant,
        } => parameter::malformed_dep(marker, written, meant.as_deref()),
        ParameterFault::MarkerWithAValue(marker) => parameter::marker_with_a_value(marker),
    }
}

/// A parameter without a source. The path leads to the provider whose parameter it is.
pub(crate) fn unresolved(
    parameter: &Parameter,
    reason: &Unresolved,
    graph: &Graph,
    (site, way): (Site, &[usize]),
) -> Diagnostic {
    let provider = |position: &usize| &graph.providers[*position];
    match reason {
        Unresolved::Missing => missing::missing_dependency(parameter, graph, site, way),
        Unresolved::Unkept(found) => generic::unkept_instance(parameter, provider(found), graph),
        Unresolved::UnknownName => missing::unknown_provider(parameter, graph),
        Unresolved::Ambiguous(candidates) => {
            missing::ambiguous_dependency(parameter, candidates, graph)
        }
        Unresolved::Head if site == Site::Task => task::task_reads_request(parameter),
        Unresolved::Head => lifetime::singleton_reads_request(parameter),
        Unresolved::KeptGuard(found) => {
            guard::guard_that_is_kept(&parameter.subject, provider(found))
        }
        Unresolved::Exclusive(found) => mismatch::exclusive_borrow(parameter, provider(found)),
        Unresolved::SharedExclusively(found) => {
            shared::exclusive_borrow_of_shared(parameter, provider(found))
        }
        Unresolved::BorrowedFactory(found) => {
            mismatch::borrowed_factory(parameter, provider(found))
        }
        Unresolved::Holder(found) => mismatch::wrong_holder(parameter, provider(found)),
        Unresolved::ExclusivePart => mismatch::exclusive_of_the_request(parameter),
        Unresolved::NoCollection(found) => {
            mismatch::collection_by_value(parameter, provider(found))
        }
        Unresolved::BorrowedHolder(found) => mismatch::borrowed_holder(parameter, provider(found)),
        Unresolved::AsyncTrait(found) => mismatch::async_trait_object(parameter, provider(found)),
        Unresolved::NeverProvided => missing::always_absent(parameter, graph, way),
        Unresolved::WholeCollection(found) => {
            mismatch::collection_of_collection(parameter, provider(found))
        }
        Unresolved::OptionOfFallible(found) => {
            outcome::option_of_fallible(parameter, provider(found))
        }
        Unresolved::OutcomeOfInfallible(found) => {
            outcome::outcome_of_infallible(parameter, provider(found))
        }
        Unresolved::OutcomeOfSingleton(found) => {
            outcome::outcome_of_singleton(parameter, provider(found))
        }
        Unresolved::OutcomeOfFactory(found) => {
            outcome::outcome_of_factory(parameter, provider(found))
        }
        Unresolved::Undeferrable(found) => deferred::undeferrable(parameter, provider(found)),
        Unresolved::NotAFactory(found) if is_deferred_by_a_call(parameter, provider(found)) => {
            deferred::deferred_by_a_call(parameter, provider(found))
        }
        Unresolved::NotAFactory(found) => mismatch::not_a_factory(parameter, provider(found)),
        Unresolved::Arguments {
            provider: found,
            given,
        } => mismatch::wrong_argument_count(parameter, provider(found), *given),
        Unresolved::Uninferable(found) | Unresolved::GenericGuard(found) => {
            generic::uninferable_instance(parameter, provider(found))
        }
        Unresolved::Endless(found) => generic::endless_instances(parameter, provider(found)),
    }
}

fn is_deferred(parameter: &Parameter) -> bool {
    matches!(parameter.demand.shape, Shape::Deferred(_))
}

/// `impl AsyncFn() -> T` of a request value, which may be meant to be built on first use.
fn is_deferred_by_a_call(parameter: &Parameter, provider: &Provider) -> bool {
    let is_async = matches!(
        parameter.demand.shape,
        Shape::Callable { is_async: true, .. }
    );
    is_async && provider.lifetime == Lifetime::Request
}

/// What is wrong with an instance of a generic provider, at the parameter that asks for it. The way
/// leads from what the parameter asks for to that instance.
pub(crate) fn instance(
    parameter: &Parameter,
    failure: &Failure,
    graph: &Graph,
    way: &[usize],
) -> Diagnostic {
    let provider = &graph.providers[failure.instance];
    let asking = |demand: &Demand| Parameter {
        demand: demand.clone(),
        applied: None,
        ..parameter.clone()
    };
    match &failure.reason {
        Reason::Unresolved(demand, reason) => {
            let here = (Site::Provider(provider.lifetime), way);
            let diagnostic = unresolved(&asking(demand), reason, graph, here);
            match reason {
                Unresolved::Missing | Unresolved::Endless(_) => diagnostic,
                _ => in_module(diagnostic, provider),
            }
        }
        Reason::Uncallable(demand, flaw) => {
            in_module(uncallable(&asking(demand), flaw, graph), provider)
        }
        Reason::BeforeBody(needed) => {
            let way: Vec<_> = way.iter().chain([needed]).copied().collect();
            after_body::instance_before_the_body(parameter, &way, graph)
        }
        Reason::Cycle(cycle) => generic::cycle_of_instances(parameter, cycle, graph),
    }
}

/// A guard that does not run.
pub(crate) fn unguarded(applied: &Applied, reason: &Unresolved, graph: &Graph) -> Diagnostic {
    match reason {
        Unresolved::KeptGuard(found) => {
            guard::guard_that_is_kept(&applied.provider, &graph.providers[*found])
        }
        Unresolved::Arguments { provider, given } => {
            guard::wrong_argument_count_of_guard(applied, &graph.providers[*provider], *given)
        }
        Unresolved::GenericGuard(found) => {
            generic::generic_guard(applied, &graph.providers[*found])
        }
        _ => guard::unknown_guard(applied, graph),
    }
}

/// A mistake of a provider in a module, reported where the module is included.
pub(crate) fn in_module(diagnostic: Diagnostic, provider: &Provider) -> Diagnostic {
    diagnostic.note(format!(
        "needed by `{}` ({})",
        provider.name, provider.place
    ))
}

/// A factory that is asked for in a form in which it cannot be called.
pub(crate) fn uncallable(parameter: &Parameter, flaw: &Flaw, graph: &Graph) -> Diagnostic {
    match flaw {
        Flaw::Async(way) => mismatch::async_factory(parameter, way, graph),
        Flaw::Fallible(way) => mismatch::fallible_factory(parameter, way, graph),
        Flaw::Exclusive(way) => mismatch::exclusive_in_a_call(parameter, way, graph),
        Flaw::Borrowing(way) => mismatch::borrowing_in_an_async_call(parameter, way, graph),
        Flaw::Infallible(factory) => {
            mismatch::infallible_factory(parameter, &graph.providers[*factory])
        }
    }
}

/// Two parameters that cannot have a value at the same time.
pub(crate) fn conflict(parameters: &[Parameter], conflict: &Conflict, graph: &Graph) -> Diagnostic {
    match conflict {
        Conflict::Borrowed { exclusive, other }
            if [exclusive, other]
                .iter()
                .any(|one| is_deferred(&parameters[**one])) =>
        {
            deferred::deferred_beside_another(&parameters[*exclusive], &parameters[*other])
        }
        Conflict::Borrowed { exclusive, other } => {
            mismatch::exclusive_beside_another(&parameters[*exclusive], &parameters[*other])
        }
        Conflict::View {
            exclusive,
            other,
            value,
        } => {
            let between = (&parameters[*exclusive], &parameters[*other]);
            mismatch::view_beside_an_exclusive_borrow(between, &graph.providers[*value])
        }
        Conflict::Shared { exclusive } => mismatch::exclusive_of_shared(&parameters[*exclusive]),
    }
}

/// A return type that cannot be provided.
pub(crate) fn unreturnable(signature: &Signature, what: Unreturnable) -> Diagnostic {
    match what {
        Unreturnable::Nothing => provider::returns_nothing(signature),
        Unreturnable::ImplTrait => provider::returns_impl_trait(signature),
        Unreturnable::Reference => provider::returns_reference(signature),
        Unreturnable::Unsized => provider::returns_unsized(signature),
    }
}

fn declared(provider: &Provider) -> String {
    format!(
        "`{}` is declared as `#[{}]` ({})",
        provider.name,
        provider.lifetime.name(),
        provider.place
    )
}

/// A `Duration` of the written number of seconds, or of 5. Its path compiles without an import.
fn duration(misread: &Misread) -> String {
    format!(
        "std::time::Duration::from_secs({})",
        misread.number().unwrap_or(5)
    )
}

fn key_of(parameter: &Parameter) -> &TypeKey {
    parameter.demand.shape.key()
}

fn ends<'a>(way: &[usize], graph: &'a Graph) -> (&'a Provider, &'a Provider) {
    let (first, last) = (way[0], way[way.len() - 1]);
    (&graph.providers[first], &graph.providers[last])
}

fn count_of_arguments(provider: &Provider, given: usize) -> String {
    let names: Vec<_> = provider
        .arguments()
        .map(|argument| format!("`{}`", argument.name))
        .collect();
    let wanted = match names.len() {
        0 => "no arguments".to_owned(),
        1 => format!("1 argument, {}", names[0]),
        count => format!("{count} arguments, {}", names.join(", ")),
    };
    let are = if given == 1 { "is" } else { "are" };
    format!(
        "`{}` takes {wanted}, and {given} {are} given",
        provider.name
    )
}

/// The missing provider has a condition that does not hold, or no scope.
fn configured_out(diagnostic: Diagnostic, absent: &Absent) -> Diagnostic {
    let Absent {
        name,
        condition,
        place,
        ..
    } = absent;
    let Some(condition) = condition else {
        let note = format!("`{name}` ({place}) has no scope, so it provides nothing");
        return diagnostic
            .note(note)
            .help("mark it `#[singleton]`, `#[request]` or `#[factory]`");
    };
    let note = format!("`{name}` ({place}) is configured out by `#[cfg({condition})]`");
    diagnostic.note(note).help(
        "put the same condition on the parameter, or add a provider for when it does not hold",
    )
}
