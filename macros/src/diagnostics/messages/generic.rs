//! What cannot be told of generic providers and their instances.

use quote::ToTokens;
use syn::{Ident, Type};

use super::super::Diagnostic;
use super::declared;
use crate::graph::{Graph, Provider, TypeKey, trail};
use crate::syntax::{Applied, Parameter};

// Generic providers.

/// Every parameter of every handler would ask for it.
pub(crate) fn provides_anything(ty: &Type, key: &TypeKey) -> Diagnostic {
    let rule = format!("`{key}` alone is every type: a generic provider needs a type around it");
    Diagnostic::new(ty, rule).help(format!("return a type of yours: `Loaded<{key}>`"))
}

pub(crate) fn uninferable_parameter(name: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("nothing tells what `{name}` is: it is not in `{key}`, which is provided");
    Diagnostic::new(name, rule).help(format!(
        "return a type that has `{name}` in it, or take an `#[arg]` that has"
    ))
}

pub(crate) fn generic_input(name: &Ident) -> Diagnostic {
    let rule = format!("an `#[input]` is one value, and `{name}` stands for many types");
    Diagnostic::new(name, rule).help("write the type that is given to `build`")
}

/// It would be implemented for types whose instances nobody has checked.
pub(crate) fn extract_of_generic(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("only one type can be an extractor, and `{key}` is many");
    Diagnostic::new(option, rule)
        .help("remove `extract`, and let a `#[request(extract)]` of one type ask for it")
}

pub(crate) fn trait_of_every_instance(object: &Type, name: &str) -> Diagnostic {
    let rule = format!("this does not tell what `{name}` is, so nobody could ask for one of them");
    Diagnostic::new(object, rule).help(format!("use a trait that has `{name}` in it too"))
}

// Instances.

pub(crate) fn uninferable_instance(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = parameter.demand.shape.key();
    let (name, own) = (&provider.name, &provider.key);
    let rule = format!("`{name}` provides `{own}`, and `{key}` does not tell which");
    Diagnostic::new(&parameter.subject, rule)
        .note(declared(provider))
        .help(format!("write the type as `{name}` returns it"))
}

/// A handler asks for what would have to be a field.
pub(crate) fn unkept_instance(
    parameter: &Parameter,
    provider: &Provider,
    graph: &Graph,
) -> Diagnostic {
    let (key, container) = (parameter.demand.shape.key(), &graph.container);
    let rule = format!("`{container}` keeps no `{key}`: none of its providers asks for one");
    Diagnostic::new(&parameter.subject, rule)
        .note(declared(provider))
        .help(add_singleton(key, provider, &format!("`{container}`")))
}

/// It is asked for where the container cannot look up what the type means.
pub(crate) fn unnameable_instance(
    parameter: &Parameter,
    instance: usize,
    graph: &Graph,
) -> Diagnostic {
    let provider = &graph.providers[graph.declared(instance)];
    let (key, container) = (&graph.providers[instance].key, &graph.container);
    let rule = format!("`{container}` cannot name `{key}`: only a module asks for one");
    Diagnostic::new(&parameter.subject, rule)
        .note(declared(provider))
        .help(add_singleton(key, provider, "the module"))
}

fn add_singleton(key: &TypeKey, provider: &Provider, place: &str) -> String {
    let name = &provider.name;
    format!("add a `#[singleton]` that returns `{key}` to {place}, which may call `{name}`")
}

/// Each instance asks for another one, which is larger.
pub(crate) fn endless_instances(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let name = &provider.name;
    let rule = format!("`{name}` needs another instance of itself, and so on without end");
    Diagnostic::new(&parameter.subject, rule)
        .note(declared(provider))
        .help("add a provider of the type at which this ends")
}

/// Seen by whoever asks for one of the instances in it.
pub(crate) fn cycle_of_instances(
    parameter: &Parameter,
    cycle: &[usize],
    graph: &Graph,
) -> Diagnostic {
    let steps = cycle.iter().chain(cycle.first());
    let keys: Vec<_> = steps
        .map(|step| format!("`{}`", graph.providers[*step].key))
        .collect();
    let rule = format!("{} needs itself: {}", keys[0], keys.join(" → "));
    Diagnostic::new(&parameter.subject, rule)
        .note(trail::display(graph, cycle))
        .help("take what they share into a provider of its own")
}

pub(crate) fn generic_guard(guard: &Applied, provider: &Provider) -> Diagnostic {
    let (name, key) = (&provider.name, &provider.key);
    let Some(turbofish) = &guard.turbofish else {
        let rule = format!("`{name}` provides `{key}`, and a guard does not tell which");
        return Diagnostic::new(&guard.provider, rule)
            .note(declared(provider))
            .help(format!("ask for it as the first parameter: `_: &{key}`"));
    };
    let rule = "a guard is named by its provider alone";
    let diagnostic = Diagnostic::new(turbofish, rule).note(declared(provider));
    if !provider.is_generic() {
        return diagnostic.help(format!("write `guard({name})`"));
    }
    let arguments = turbofish
        .args
        .to_token_stream()
        .to_string()
        .replace(" ,", ",");
    diagnostic.help(format!(
        "ask for it as the first parameter, which runs as early: `_: &{}<{arguments}>`",
        key.base()
    ))
}
