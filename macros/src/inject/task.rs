//! The rules of what runs outside of requests.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{ReturnType, Type};

use super::link::Linked;
use super::parse::Handler;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::task;
use crate::graph::{Graph, Source, trail};
use crate::plan::{Step, plan};

/// Reports what a task needs and cannot have.
pub(super) fn check(handler: &Handler, linked: &Linked, errors: &mut Errors) {
    let needs = needs(handler, linked);
    for (place, source) in &needs {
        let mut providers = source.providers();
        let way = providers.find_map(|start| to_head(&linked.graph, start));
        errors.extend(way.map(|way| task::task_needs_request(place, &way, &linked.graph)));
    }
    let output = &handler.function.signature.output;
    if errors.is_empty() && can_carry_no_error(output) {
        let way = needs
            .iter()
            .find_map(|(_, source)| to_failure(linked, source));
        let place = match output {
            ReturnType::Default => handler.function.signature.ident.to_token_stream(),
            ReturnType::Type(_, ty) => ty.to_token_stream(),
        };
        errors.extend(way.map(|way| task::task_cannot_fail(&place, output, &way, &linked.graph)));
    }
}

/// What is asked for, and where.
fn needs<'a>(handler: &Handler, linked: &'a Linked) -> Vec<(TokenStream, &'a Source)> {
    let guards = handler.options.guards.iter();
    let guards = guards.map(|guard| guard.provider.to_token_stream());
    let parameters = handler.parameters.iter();
    let parameters = parameters.map(|parameter| parameter.subject.to_token_stream());
    let sources = linked.guards.iter().chain(&linked.sources);
    guards.chain(parameters).zip(sources).collect()
}

/// The shortest way from a provider to one that reads the request.
fn to_head(graph: &Graph, start: usize) -> Option<Vec<usize>> {
    let next = |position: usize| graph.providers[position].dependencies().collect();
    trail::shortest(start, next, |position| {
        let mut parameters = graph.providers[position].parameters.iter();
        parameters.any(|parameter| parameter.source.is_request_head())
    })
}

/// The shortest way to the first provider that runs for this source, outside of closures, and that
/// can fail.
fn to_failure(linked: &Linked, source: &Source) -> Option<Vec<usize>> {
    let graph = &linked.graph;
    let plan = plan(graph, std::slice::from_ref(source));
    let failing = plan.steps.iter().find_map(|step| match step {
        Step::Provide { local, call } if graph.providers[call.provider].is_fallible => {
            (!plan.is_outcome(*local)).then_some(call.provider)
        }
        Step::Await { provider, .. } if graph.providers[*provider].is_fallible => Some(*provider),
        _ => None,
    })?;
    let next = |position: usize| graph.providers[position].dependencies().collect();
    let mut providers = source.providers();
    providers.find_map(|start| trail::shortest(start, next, |position| position == failing))
}

/// A type that certainly is no `Result`, whatever it stands for.
fn can_carry_no_error(output: &ReturnType) -> bool {
    match output {
        ReturnType::Default => true,
        ReturnType::Type(_, ty) => is_no_result(ty),
    }
}

fn is_no_result(ty: &Type) -> bool {
    const KNOWN: [&str; 20] = [
        "Arc", "Box", "Option", "String", "Vec", "bool", "char", "f32", "f64", "i128", "i16",
        "i32", "i64", "i8", "isize", "u128", "u16", "u32", "u64", "usize",
    ];
    match ty {
        Type::Group(group) => is_no_result(&group.elem),
        Type::Paren(paren) => is_no_result(&paren.elem),
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|segment| KNOWN.iter().any(|known| segment.ident == known)),
        Type::Macro(_) | Type::Verbatim(_) => false,
        _ => true,
    }
}
