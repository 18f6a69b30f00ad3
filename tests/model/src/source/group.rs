//! The functions that are wired, each by itself or all in a group.

use super::handler::{function, options};
use super::indented;
use crate::graph::{Graph, Group};

/// `#[inject(App, guard(p3))] impl Api { … }`, or the functions alone.
pub(super) fn handlers(graph: &Graph) -> String {
    let handlers = graph.handlers.iter().enumerate();
    let functions = handlers.map(|(number, handler)| {
        let options = options(graph, handler);
        let attribute = match (&graph.group, options.is_empty()) {
            (None, _) => format!("#[inject({})]\n", with_container(options)),
            (Some(_), true) => String::new(),
            (Some(_), false) => format!("#[inject({})]\n", options.join(", ")),
        };
        attribute + &function(graph, number, handler)
    });
    let functions: String = functions.collect();
    match &graph.group {
        Some(group) => around(graph, group, &functions),
        None => functions,
    }
}

fn with_container(options: Vec<String>) -> String {
    let all: Vec<_> = std::iter::once("App".to_owned()).chain(options).collect();
    all.join(", ")
}

fn around(graph: &Graph, group: &Group, functions: &str) -> String {
    let guards = graph.handlers.first().map_or(&[][..], |one| &one.guards);
    let mut options = Vec::new();
    options.extend(super::handler::guards(graph, &guards[..group.guards]));
    options.extend(group.has_error.then(|| "error = OwnError".to_owned()));
    let (options, functions) = (with_container(options), indented(functions));
    if group.is_module {
        // One module further in.
        let functions = functions.replace("self::", "super::");
        let functions = functions.replace("super::prelude", "super::super::prelude");
        return format!("#[inject({options})]\nmod api {{\n    use super::*;\n\n{functions}}}\n\n");
    }
    format!("struct Api;\n\n#[inject({options})]\nimpl Api {{\n{functions}}}\n\n")
}

/// The path of a handler: `h0`, `Api::h0`, `api::h0`
pub(super) fn path(graph: &Graph, number: usize) -> String {
    match &graph.group {
        Some(group) if group.is_module => format!("api::h{number}"),
        Some(_) => format!("Api::h{number}"),
        None => format!("h{number}"),
    }
}

/// How visible its functions are.
pub(super) fn visibility(graph: &Graph) -> &'static str {
    match &graph.group {
        Some(group) if group.is_module => "pub(super) ",
        _ => "",
    }
}
