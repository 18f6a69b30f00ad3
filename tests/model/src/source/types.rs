//! The types of a graph: each in a module, and the names under which they are used.

use super::pen::{alias, renamed};
use crate::graph::{Graph, Name, Naming, Provider};

pub(super) fn types(graph: &Graph) -> String {
    let mut of_types: Vec<(&str, &Provider)> = Vec::new();
    for provider in &graph.providers {
        if of_types.iter().all(|(name, _)| *name != provider.type_name) {
            of_types.push((&provider.type_name, provider));
        }
    }
    let homes = ["one", "two"].map(|home| {
        let here = of_types.iter();
        let here = here.filter(|(name, _)| graph.spelling.names[*name].home == home);
        let types: String = here.map(|(_, one)| declared(graph, one)).collect();
        format!("pub(crate) mod {home} {{\n    use super::super::prelude::*;\n{types}}}\n")
    });
    let names = of_types.iter();
    let names: String = names.map(|(_, one)| used(graph, one)).collect();
    homes.concat() + &names + "\n"
}

fn declared(graph: &Graph, provider: &Provider) -> String {
    let Name { last, form, .. } = &graph.spelling.names[&provider.type_name];
    let parameters = match (provider.is_generic(), provider.borrows(), form) {
        (true, ..) => "<T>",
        (_, true, _) => "<'a>",
        (.., Naming::Default | Naming::Defaulted) => "<M = One>",
        _ => "",
    };
    format!("    value!({last}{parameters});\n")
}

/// The items beside the modules.
fn used(graph: &Graph, provider: &Provider) -> String {
    let type_name = &provider.type_name;
    let Name { home, last, form } = &graph.spelling.names[type_name];
    let parameters = match (provider.is_generic(), provider.borrows()) {
        (true, _) => "<T>",
        (_, true) => "<'a>",
        _ => "",
    };
    match form {
        Naming::Any | Naming::Default | Naming::Defaulted => format!("use {home}::{last};\n"),
        Naming::ByPath => String::new(),
        Naming::Alias => format!(
            "type {}{parameters} = {home}::{last}{parameters};\n",
            alias(type_name)
        ),
        Naming::Renamed => format!("use {home}::{last} as {};\n", renamed(type_name)),
    }
}
