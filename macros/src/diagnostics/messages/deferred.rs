//! Mistakes in `impl Deferred` parameters.

use super::super::Diagnostic;
use super::declared;
use crate::graph::{Lifetime, Provider};
use crate::syntax::Parameter;

pub(crate) fn undeferrable(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (name, key) = (&provider.name, &provider.key);
    let rule = format!(
        "`{name}` is a {}: only a request value can be deferred",
        provider.lifetime.name()
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(match provider.lifetime {
            Lifetime::Factory => {
                format!("ask for the factory, which runs when it is called: `impl Fn(…) -> {key}`")
            }
            Lifetime::Singleton => {
                format!("ask for `&{key}`; `#[singleton(lazy)]` builds it when it is first needed")
            }
            Lifetime::Input | Lifetime::Request => format!("ask for `&{key}`"),
        })
}

pub(crate) fn deferred_by_a_provider(parameter: &Parameter) -> Diagnostic {
    let rule = "a provider cannot take an `impl Deferred`: it returns before the handler begins";
    let name = parameter.local_name();
    diagnostic!(&parameter.argument.ty, rule).help(format!(
        "let the handler ask for it, or ask for the value: `{name}: &mut {}`",
        parameter.demand.shape.key()
    ))
}

pub(crate) fn deferred_by_a_call(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (name, key) = (&provider.name, &provider.key);
    let rule = format!("`{name}` is a request value, so it cannot be called");
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "to build it on first use, ask for `impl hardwire::Deferred<{key}, …>`; to build a new one with each \
             call, make the provider a `#[factory]`"
        ))
}

/// The dependencies of a deferred value are borrowed until the handler returns.
pub(crate) fn deferred_beside_another(exclusive: &Parameter, other: &Parameter) -> Diagnostic {
    let (exclusive, other_name) = (exclusive.local_name(), other.local_name());
    let rule = format!(
        "`{exclusive}` and `{other_name}` need the same value, and `{exclusive}` borrows it as `&mut`"
    );
    diagnostic!(&other.subject, rule)
        .note("a deferred value borrows its dependencies until the handler returns")
        .help("remove one of the two parameters, or return both values from one provider")
}
