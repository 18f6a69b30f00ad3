//! A parameter, and what its function does with it.

use crate::graph::{Access, Asks, Graph, Mark, Parameter, Part, Provider};

/// `#[dep(p2(3))] a1: P2`
pub(super) fn declared(graph: &Graph, parameter: &Parameter, is_borrowed: bool) -> String {
    let name = &parameter.name;
    let ty = ty(graph, &parameter.asks, is_borrowed);
    format!("{}{name}: {ty}", attribute(graph, parameter))
}

fn attribute(graph: &Graph, parameter: &Parameter) -> String {
    let source = graph.sources(&parameter.asks).first().copied();
    let provider = source.map(|source| graph.providers[source].name.as_str());
    match (&parameter.asks, provider) {
        (Asks::Made { arguments, .. }, Some(provider)) if !arguments.is_empty() => {
            let arguments: Vec<_> = arguments.iter().map(u64::to_string).collect();
            format!("#[dep({provider}({}))] ", arguments.join(", "))
        }
        (_, Some(provider)) if parameter.is_named => format!("#[dep({provider})] "),
        (Asks::Optional(_) | Asks::Collection { .. }, None) => "#[optional] ".to_owned(),
        _ => String::new(),
    }
}

fn ty(graph: &Graph, asks: &Asks, is_borrowed: bool) -> String {
    let life = if is_borrowed { "'a " } else { "" };
    match asks {
        Asks::Value {
            provider,
            access,
            mark,
        } => {
            let ty = type_of(&graph.providers[*provider], *mark);
            match access {
                Access::Shared => format!("&{life}{ty}"),
                Access::Exclusive => format!("&mut {ty}"),
                Access::Owned => held(&graph.providers[*provider], ty),
            }
        }
        Asks::Optional(None) => "Option<&Absent>".to_owned(),
        Asks::Optional(Some(provider)) => {
            format!("Option<&{life}{}>", graph.providers[*provider].type_name)
        }
        Asks::Made { factory, .. } => graph.providers[*factory].type_name.clone(),
        Asks::Callable { factory, .. } => callable(graph, *factory),
        Asks::Collection { is_named: false } => "Vec<&dyn Numbered>".to_owned(),
        Asks::Collection { is_named: true } => "Vec<(&'static str, &dyn Numbered)>".to_owned(),
        Asks::Part(part) => format!("&{life}{}", name_of(*part)),
        Asks::Extractor(number) => format!("Extracted<{number}>"),
        Asks::Body => "Whole".to_owned(),
    }
}

fn callable(graph: &Graph, factory: usize) -> String {
    let provider = &graph.providers[factory];
    let function = if graph.call_runs(factory, Provider::waits) {
        "AsyncFn"
    } else {
        "Fn"
    };
    let arguments = vec!["u64"; provider.arguments].join(", ");
    let returned = if graph.call_runs(factory, Provider::is_fallible) {
        format!("Result<{}, Refused>", provider.type_name)
    } else {
        provider.type_name.clone()
    };
    format!("impl {function}({arguments}) -> {returned}")
}

/// `P4<One>`
fn type_of(provider: &Provider, mark: Option<Mark>) -> String {
    let name = &provider.type_name;
    match mark {
        Some(mark) => format!("{name}<{}>", mark.name()),
        None if provider.borrows() => format!("{name}<'_>"),
        None => name.clone(),
    }
}

/// `Arc<P3>`
pub(super) fn held(provider: &Provider, ty: String) -> String {
    if provider.is_in_arc() {
        format!("Arc<{ty}>")
    } else {
        ty
    }
}

fn name_of(part: Part) -> &'static str {
    match part {
        Part::Headers => "HeaderMap",
        Part::Method => "Method",
        Part::Uri => "Uri",
        Part::Parts => "Parts",
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
        .flat_map(|parameter| numbers_of(graph, parameter, by, can_fail))
        .collect()
}

fn numbers_of(graph: &Graph, parameter: &Parameter, by: &str, can_fail: bool) -> Vec<String> {
    let name = &parameter.name;
    match &parameter.asks {
        Asks::Value {
            access: Access::Exclusive,
            ..
        } => vec![format!("{name}.touch(\"{by}\")")],
        Asks::Value { .. } | Asks::Made { .. } | Asks::Extractor(_) | Asks::Body => {
            vec![format!("{name}.number()")]
        }
        Asks::Optional(_) => vec![format!("{name}.map_or(0, Numbered::number)")],
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
