//! What a parameter cannot say.

use quote::ToTokens;
use syn::{Path, Type};

use super::super::Diagnostic;
use crate::graph::Lifetime;
use crate::syntax::Parameter;

/// The compiler's stack would not last to read it.
pub(crate) fn nested_too_deeply(place: &impl ToTokens) -> Diagnostic {
    Diagnostic::new(place, "this is nested too deeply to be read")
        .help("give a part of it a name: `type Inner = …;`")
}

pub(crate) fn argument_outside_factory(parameter: &Parameter, lifetime: Lifetime) -> Diagnostic {
    let rule = format!(
        "a `#[{}]` has nobody to give it an `#[arg]`",
        lifetime.name()
    );
    Diagnostic::new(&parameter.argument.pat, rule).help("make it a `#[factory]`")
}

pub(crate) fn contradictory_parameter(second: &Path) -> Diagnostic {
    Diagnostic::new(
        second,
        "a parameter has one of `#[dep]`, `#[optional]`, `#[extract]` and `#[arg]`",
    )
}

pub(crate) fn optional_of_a_value(ty: &Type) -> Diagnostic {
    Diagnostic::new(ty, "`#[optional]` is only valid on an `Option` or a `Vec`")
        .help("ask for `Option<&T>`, which is `None` if nothing provides `T`")
}

pub(crate) fn malformed_dep(error: &syn::Error) -> Diagnostic {
    Diagnostic::of_syntax(error)
        .help("write `#[dep]`, `#[dep(provider)]` or `#[dep(provider(arguments))]`")
}

pub(crate) fn handler_argument(parameter: &Parameter) -> Diagnostic {
    Diagnostic::new(
        &parameter.argument.pat,
        "a handler has nobody to give it an `#[arg]`",
    )
    .help("a value from the request is an extractor: `Query(model): Query<Model>`")
}

/// A value is taken apart by the pattern, and put together again by what the pattern says.
pub(crate) fn unsayable_pattern(place: &impl ToTokens) -> Diagnostic {
    let written = place.to_token_stream().to_string();
    let rule = format!("`{written}` in the pattern of a parameter that a factory's argument names");
    Diagnostic::new(place, rule)
        .help("give each part of the value a name, as in `Path((name, _id))`")
}
