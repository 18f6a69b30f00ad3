//! Providers with type parameters: `fn authorized<S: Scope>(user: &User) -> Authorized<S>`.

use syn::Ident;
use syn::ext::IdentExt;

use super::provider_options::ProviderOptions;
use crate::diagnostics::messages::generic;
use crate::diagnostics::{Diagnostic, Errors};
use crate::graph::TypeKey;
use crate::graph::resolve::Choice;
use crate::syntax::{Function, Parameter, ReturnType, mentions_name, type_key, type_parameters};

/// Marks the type parameters in the provided and requested types, and returns those that occur in the provided one.
/// Nothing if the provided type is itself a type parameter.
pub(super) fn mark(
    function: &Function,
    parameters: &mut [Parameter],
    returned: &mut ReturnType,
    errors: &mut Errors,
) -> Option<Vec<String>> {
    let names: Vec<_> = type_parameters(&function.signature.generics).collect();
    let plain: Vec<_> = names.iter().map(|name| name.unraw().to_string()).collect();
    let key = returned.key.marked(&plain);
    if key.is_anything() {
        errors.push(generic::provides_anything(
            &returned.provided,
            &returned.key,
        ));
        return None;
    }
    let (told, untold): (Vec<_>, Vec<_>) = plain.into_iter().partition(|name| key.names(name));
    let is_inferred = |name: &Ident| {
        parameters
            .iter()
            .any(|parameter| is_given(parameter) && mentions_name(&parameter.argument.ty, name))
    };
    let unknown = names
        .into_iter()
        .filter(|name| untold.contains(&name.unraw().to_string()) && !is_inferred(name));
    errors.extend(unknown.map(|name| generic::uninferable_parameter(name, &returned.key)));
    for parameter in parameters {
        parameter.demand.shape.mark(&told);
    }
    returned.key = key;
    Some(told)
}

/// Its type is inferred from the arguments, and not from the provided type.
fn is_given(parameter: &Parameter) -> bool {
    matches!(
        parameter.demand.choice,
        Choice::Argument | Choice::Named { .. }
    )
}

/// An argument of `build` has one type.
pub(super) fn generic_input(function: &Function) -> Option<Diagnostic> {
    let mut names = type_parameters(&function.signature.generics);
    names.next().map(generic::generic_input)
}

/// The keys of all types that a provider serves.
pub(super) fn traits(options: &ProviderOptions, generics: &[String]) -> Vec<TypeKey> {
    let traits = options.traits.iter();
    traits
        .map(|object| type_key(object).marked(generics))
        .collect()
}

/// Each trait object must contain the type parameters, because no parameter could request it otherwise. An extractor
/// cannot have any.
pub(super) fn check_options(
    options: &mut ProviderOptions,
    generics: &[String],
    provided: &TypeKey,
    errors: &mut Errors,
) {
    if !generics.is_empty()
        && let Some(extract) = options.extract.take()
    {
        errors.push(generic::extract_of_generic(&extract, provided));
    }
    for object in &options.traits {
        let key = type_key(object).marked(generics);
        let untold = generics.iter().find(|name| !key.names(name));
        errors.extend(untold.map(|name| generic::trait_of_every_instance(object, name)));
    }
}
