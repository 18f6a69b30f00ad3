//! A parameter, and what its function does with it.

use super::pen::Pen;
use crate::graph::{Access, Argument, Asks, Graph, Parameter, Part, Provider};

/// `#[dep(p2(3))] a1: P2`. A dependency that may be absent is marked, unless it is in a module.
pub(super) fn declared(
    pen: &mut Pen<'_>,
    parameter: &Parameter,
    is_in_module: bool,
    beside: &[Parameter],
) -> String {
    let name = pattern(parameter, beside);
    let attribute = attribute(pen.graph, parameter, beside);
    let optional = optional(pen, &parameter.asks, is_in_module);
    let ty = ty(pen, &parameter.asks);
    format!("{attribute}{optional}{name}: {ty}")
}

/// `Extracted(a1)` if an argument names its content, otherwise `a1`.
fn pattern(parameter: &Parameter, beside: &[Parameter]) -> String {
    let name = &parameter.name;
    match parameter.asks {
        Asks::Extractor(_) if is_named(parameter, beside) => format!("Extracted({name})"),
        Asks::Body if is_named(parameter, beside) => format!("Whole({name})"),
        _ => name.clone(),
    }
}

/// An argument of a later parameter's factory names it.
fn is_named(parameter: &Parameter, beside: &[Parameter]) -> bool {
    let names = beside.iter().flat_map(|other| other.asks.named());
    names
        .map(|named| &beside[named].name)
        .any(|name| *name == parameter.name)
}

fn argument(argument: &Argument, beside: &[Parameter]) -> String {
    match argument {
        Argument::Number(number) => number.to_string(),
        Argument::Named(parameter) => number_of_one(&beside[*parameter], beside),
    }
}

/// `a1.number()`, or `a1` if a pattern already extracted the number.
fn number_of_one(parameter: &Parameter, beside: &[Parameter]) -> String {
    let name = &parameter.name;
    let is_taken_out = matches!(parameter.asks, Asks::Extractor(_) | Asks::Body);
    if is_taken_out && is_named(parameter, beside) {
        return name.clone();
    }
    format!("{name}.number()")
}

fn attribute(graph: &Graph, parameter: &Parameter, beside: &[Parameter]) -> String {
    let source = graph.sources(&parameter.asks).first().copied();
    let provider = source.map(|source| graph.providers[source].name.as_str());
    match (&parameter.asks, provider) {
        (Asks::Made { arguments, .. }, Some(provider)) if !arguments.is_empty() => {
            let arguments = arguments.iter();
            let arguments: Vec<_> = arguments.map(|one| argument(one, beside)).collect();
            format!("#[dep({provider}({}))] ", arguments.join(", "))
        }
        (_, Some(provider)) if parameter.is_named => format!("#[dep({provider})] "),
        _ => String::new(),
    }
}

fn optional(pen: &mut Pen<'_>, asks: &Asks, is_in_module: bool) -> &'static str {
    let is_marked = match asks {
        Asks::Optional(None) | Asks::NoneOf => !is_in_module || pen.chance(50),
        Asks::Optional(Some(_)) | Asks::Collection { .. } => pen.chance(25),
        _ => false,
    };
    if is_marked { "#[optional] " } else { "" }
}

fn ty(pen: &mut Pen<'_>, asks: &Asks) -> String {
    let graph = pen.graph;
    match asks {
        Asks::Value {
            provider,
            access,
            mark,
        } => {
            let provider = &graph.providers[*provider];
            let ty = pen.value(provider, *mark);
            match access {
                Access::Shared => pen.reference(&ty),
                Access::Exclusive => format!("&mut {ty}"),
                Access::Owned => pen.owned(provider, &ty),
            }
        }
        Asks::Optional(provider) => {
            let reference = inner(pen, *provider);
            pen.option(&reference)
        }
        Asks::NoneOf => {
            let reference = inner(pen, None);
            pen.vec(&reference)
        }
        Asks::Outcome(provider) => {
            let reference = inner(pen, Some(*provider));
            pen.result(&reference)
        }
        Asks::Made { factory, .. } => pen.value(&graph.providers[*factory], None),
        Asks::Callable { factory, .. } => callable(pen, *factory),
        Asks::Deferred { provider, mark, .. } => {
            let value = pen.value(&graph.providers[*provider], *mark);
            pen.deferred(&value)
        }
        Asks::Collection { is_named } => {
            let mut member = pen.object_reference();
            if *is_named {
                member = format!("(&'static str, {member})");
            }
            pen.vec(&member)
        }
        Asks::Part(part) => {
            let ways = names_of(*part);
            let way = ways[pen.below(ways.len())];
            pen.reference(way)
        }
        Asks::Extractor(number) => format!("Extracted<{number}>"),
        Asks::Body => "Whole".to_owned(),
    }
}

/// `&P3`, or a type that no provider returns.
fn inner(pen: &mut Pen<'_>, provider: Option<usize>) -> String {
    let ty = match provider {
        Some(provider) => pen.value(&pen.graph.providers[provider], None),
        None => "Absent".to_owned(),
    };
    pen.reference(&ty)
}

fn callable(pen: &mut Pen<'_>, factory: usize) -> String {
    let graph = pen.graph;
    let provider = &graph.providers[factory];
    let function = if graph.call_runs(factory, Provider::waits) {
        "AsyncFn"
    } else {
        "Fn"
    };
    let arguments = vec!["u64"; provider.arguments].join(", ");
    let value = pen.value(provider, None);
    let returned = if graph.call_runs(factory, Provider::is_fallible) {
        pen.result(&value)
    } else {
        value
    };
    format!("impl {function}({arguments}) -> {returned}")
}

fn names_of(part: Part) -> [&'static str; 2] {
    match part {
        Part::Headers => ["HeaderMap", "axum::http::HeaderMap"],
        Part::Method => ["Method", "axum::http::Method"],
        Part::Uri => ["Uri", "axum::http::Uri"],
        Part::Parts => ["Parts", "axum::http::request::Parts"],
    }
}

/// The numbers that a function finds in its parameters, in order.
pub(super) fn numbers(
    graph: &Graph,
    parameters: &[Parameter],
    by: &str,
    can_fail: bool,
) -> Vec<String> {
    parameters
        .iter()
        .flat_map(|parameter| numbers_of(graph, parameter, by, can_fail, parameters))
        .collect()
}

fn numbers_of(
    graph: &Graph,
    parameter: &Parameter,
    by: &str,
    can_fail: bool,
    beside: &[Parameter],
) -> Vec<String> {
    let name = &parameter.name;
    match &parameter.asks {
        Asks::Value {
            access: Access::Exclusive,
            ..
        } => vec![format!("{name}.touch(\"{by}\")")],
        Asks::Value { .. } | Asks::Made { .. } | Asks::Extractor(_) | Asks::Body => {
            vec![number_of_one(parameter, beside)]
        }
        Asks::Deferred { is_got: true, .. } => {
            vec![format!("{name}.get().await?.touch(\"{by}\")")]
        }
        Asks::Deferred { is_got: false, .. } => Vec::new(),
        Asks::Optional(_) => vec![format!("{name}.map_or(0, Numbered::number)")],
        Asks::Outcome(_) => vec![format!(
            "{name}.as_ref().map_or_else(Refused::number, |one| one.number())"
        )],
        Asks::NoneOf => vec![format!(
            "numbers_of({name}.iter().map(|one| (\"\", one.number())))"
        )],
        Asks::Callable { factory, calls } => {
            let calls = calls.iter();
            let calls = calls.map(|given| call(graph, name, *factory, given, can_fail));
            calls.collect()
        }
        Asks::Collection { is_named: false } => {
            vec![format!(
                "numbers_of({name}.iter().map(|one| (\"\", one.number())))"
            )]
        }
        Asks::Collection { is_named: true } => {
            vec![format!(
                "numbers_of({name}.iter().map(|(name, one)| (*name, one.number())))"
            )]
        }
        Asks::Part(Part::Headers) => vec![format!("{name}.len() as u64")],
        Asks::Part(Part::Method) => vec![format!("{name}.as_str().len() as u64")],
        Asks::Part(Part::Uri) => vec![format!("{name}.path().len() as u64")],
        Asks::Part(Part::Parts) => vec![format!("10 + {name}.headers.len() as u64")],
    }
}

/// `a1(3, 4)?.number()`; one that cannot fail goes on without the value.
fn call(graph: &Graph, name: &str, factory: usize, given: &[u64], can_fail: bool) -> String {
    let given: Vec<_> = given.iter().map(u64::to_string).collect();
    let wait = if graph.call_runs(factory, Provider::waits) {
        ".await"
    } else {
        ""
    };
    let call = format!("{name}({}){wait}", given.join(", "));
    match (graph.call_runs(factory, Provider::is_fallible), can_fail) {
        (false, _) => format!("{call}.number()"),
        (true, true) => format!("{call}?.number()"),
        (true, false) => format!("{call}.map_or(0, |made| made.number())"),
    }
}
