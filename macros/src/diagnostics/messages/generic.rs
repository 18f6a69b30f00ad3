//! Generic providers, and instances that cannot be made.

use quote::ToTokens;
use syn::{Ident, Type};

use super::super::Diagnostic;
use super::declared;
use crate::graph::{Graph, Provider, TypeKey, trail};
use crate::syntax::{Applied, Parameter};

// Generic providers.

/// Every parameter of every handler would ask for it.
pub(crate) fn provides_anything(ty: &Type, key: &TypeKey) -> Diagnostic {
    let rule = format!("a generic provider cannot return `{key}` alone, which is every type");
    diagnostic!(ty, rule).help(format!(
        "return a type of your own, such as `Loaded<{key}>`"
    ))
}

pub(crate) fn uninferable_parameter(name: &Ident, key: &TypeKey) -> Diagnostic {
    let rule =
        format!("`{name}` cannot be inferred: the provided type `{key}` does not mention it");
    diagnostic!(name, rule).help(format!(
        "return a type that mentions `{name}`, or take an `#[arg]` that does"
    ))
}

pub(crate) fn generic_input(name: &Ident) -> Diagnostic {
    let rule = format!("an `#[input]` cannot be generic: `{name}` stands for many types");
    diagnostic!(name, rule).help("write the type that is passed to `build`")
}

/// It would be implemented for types whose instances are not checked.
pub(crate) fn extract_of_generic(option: &Ident, key: &TypeKey) -> Diagnostic {
    let rule = format!("`extract` needs one type, and `{key}` stands for many");
    diagnostic!(option, rule)
        .help("remove `extract`, and let a `#[request(extract)]` of one type ask for it")
}

pub(crate) fn trait_of_every_instance(object: &Type, name: &str) -> Diagnostic {
    let rule = format!(
        "`{name}` cannot be inferred from this trait object, so no parameter could ask for it"
    );
    diagnostic!(object, rule).help(format!("use a trait that mentions `{name}` too"))
}

// Instances.

pub(crate) fn uninferable_instance(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = parameter.demand.shape.key();
    let (name, own) = (&provider.name, &provider.key);
    let rule = format!("`{name}` provides `{own}`, which cannot be inferred from `{key}`");
    diagnostic!(&parameter.subject, rule)
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
    let rule = format!("`{container}` has no singleton `{key}`: none of its providers asks for it");
    diagnostic!(&parameter.subject, rule)
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
    diagnostic!(&parameter.subject, rule)
        .note(declared(provider))
        .help(add_singleton(key, provider, "the module"))
}

fn add_singleton(key: &TypeKey, provider: &Provider, place: &str) -> String {
    let name = &provider.name;
    format!("add a `#[singleton]` that returns `{key}` to {place}, for example by calling `{name}`")
}

/// Each instance asks for another one, which is larger.
pub(crate) fn endless_instances(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let name = &provider.name;
    let rule = format!("`{name}` needs another instance of itself, and so on without end");
    diagnostic!(&parameter.subject, rule)
        .note(declared(provider))
        .help("add a provider for the type that ends the chain")
}

/// Reported at the parameter that asks for one of the instances in it.
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
    diagnostic!(&parameter.subject, rule)
        .note(trail::display(graph, cycle))
        .help("move what they share into a provider of its own")
}

pub(crate) fn generic_guard(guard: &Applied, provider: &Provider) -> Diagnostic {
    let (name, key) = (&provider.name, &provider.key);
    let Some(turbofish) = &guard.turbofish else {
        let rule = format!("`{name}` provides `{key}`, and a guard does not say for which type");
        return diagnostic!(&guard.provider, rule)
            .note(declared(provider))
            .help(format!("ask for it as the first parameter: `_: &{key}`"));
    };
    let rule = "a guard is named by its provider alone";
    let diagnostic = diagnostic!(turbofish, rule).note(declared(provider));
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
