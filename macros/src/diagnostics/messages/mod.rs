//! Every message: the rule comes first, then where it was broken, then a mend.
//!
//! A function of [`form`], [`generic`] or [`wiring`] is one message, and the function's name is the message's
//! slug, after which its test and its documentation are called.

pub(crate) mod form;
pub(crate) mod generic;
pub(crate) mod wiring;

pub(crate) use form::{contradictory_parameter, malformed_dep};

use super::Diagnostic;
use crate::graph::callable::Flaw;
use crate::graph::instances::{Failure, Reason};
use crate::graph::resolve::{Demand, Site, Unresolved};
use crate::graph::{Graph, Provider};
use crate::syntax::{Applied, Parameter, Unreturnable};
use syn::Signature;

/// A parameter that no provider serves, at whatever it says wrongly. The way leads to the provider
/// whose parameter it is.
pub(crate) fn unresolved(
    parameter: &Parameter,
    reason: &Unresolved,
    graph: &Graph,
    (site, way): (Site, &[usize]),
) -> Diagnostic {
    let provider = |position: &usize| &graph.providers[*position];
    match reason {
        Unresolved::Missing => wiring::missing_dependency(parameter, graph, site, way),
        Unresolved::Unkept(found) => generic::unkept_instance(parameter, provider(found), graph),
        Unresolved::UnknownName => wiring::unknown_provider(parameter, graph),
        Unresolved::Ambiguous(candidates) => {
            wiring::ambiguous_dependency(parameter, candidates, graph)
        }
        Unresolved::Head if site == Site::Task => wiring::task_reads_request(parameter),
        Unresolved::Head => wiring::singleton_reads_request(parameter),
        Unresolved::KeptGuard(found) => {
            wiring::guard_that_is_kept(&parameter.subject, provider(found))
        }
        Unresolved::Exclusive(found) => wiring::exclusive_borrow(parameter, provider(found)),
        Unresolved::BorrowedFactory(found) => wiring::borrowed_factory(parameter, provider(found)),
        Unresolved::Holder(found) => wiring::wrong_holder(parameter, provider(found)),
        Unresolved::BorrowedHolder(found) => wiring::borrowed_holder(parameter, provider(found)),
        Unresolved::AsyncTrait(found) => wiring::async_trait_object(parameter, provider(found)),
        Unresolved::OptionalProvider(found) => {
            wiring::optional_of_optional(parameter, provider(found))
        }
        Unresolved::NotAFactory(found) => wiring::not_a_factory(parameter, provider(found)),
        Unresolved::Arguments {
            provider: found,
            given,
        } => wiring::wrong_argument_count(parameter, provider(found), *given),
        Unresolved::Uninferable(found) | Unresolved::GenericGuard(found) => {
            generic::uninferable_instance(parameter, provider(found))
        }
        Unresolved::Endless(found) => generic::endless_instances(parameter, provider(found)),
    }
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
            let told = unresolved(&asking(demand), reason, graph, here);
            match reason {
                Unresolved::Missing | Unresolved::Endless(_) => told,
                _ => in_module(told, provider),
            }
        }
        Reason::Uncallable(demand, flaw) => {
            in_module(uncallable(&asking(demand), flaw, graph), provider)
        }
        Reason::Cycle(cycle) => generic::cycle_of_instances(parameter, cycle, graph),
    }
}

/// A guard that does not run.
pub(crate) fn unguarded(applied: &Applied, reason: &Unresolved, graph: &Graph) -> Diagnostic {
    match reason {
        Unresolved::KeptGuard(found) => {
            wiring::guard_that_is_kept(&applied.provider, &graph.providers[*found])
        }
        Unresolved::Arguments { provider, given } => {
            wiring::wrong_argument_count_of_guard(applied, &graph.providers[*provider], *given)
        }
        Unresolved::GenericGuard(found) => {
            generic::generic_guard(applied, &graph.providers[*found])
        }
        _ => wiring::unknown_guard(applied, graph),
    }
}

/// The mistake of a provider that is declared in a module, seen where the module is taken in.
pub(crate) fn in_module(diagnostic: Diagnostic, provider: &Provider) -> Diagnostic {
    diagnostic.note(format!(
        "needed by `{}` ({})",
        provider.name, provider.place
    ))
}

/// A factory that is asked for in a form in which it cannot be called.
pub(crate) fn uncallable(parameter: &Parameter, flaw: &Flaw, graph: &Graph) -> Diagnostic {
    match flaw {
        Flaw::Async(way) => wiring::async_factory(parameter, way, graph),
        Flaw::Fallible(way) => wiring::fallible_factory(parameter, way, graph),
        Flaw::Infallible(factory) => {
            wiring::infallible_factory(parameter, &graph.providers[*factory])
        }
    }
}

/// A return type that does not say what is provided.
pub(crate) fn unreturnable(signature: &Signature, what: Unreturnable) -> Diagnostic {
    match what {
        Unreturnable::Nothing => form::returns_nothing(signature),
        Unreturnable::ImplTrait => form::returns_impl_trait(signature),
        Unreturnable::Reference => form::returns_reference(signature),
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
