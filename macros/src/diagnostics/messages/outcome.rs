//! Parameters of type `Result` or `Option` that a provider cannot supply.

use super::super::{Diagnostic, offer};
use super::{declared, key_of};
use crate::graph::{Lifetime, Provider};
use crate::syntax::Parameter;

/// A failure might be meant to be `None`, or to refuse the request.
pub(crate) fn option_of_fallible(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let (key, asked) = (key_of(parameter), asked_as(parameter));
    let name = &provider.name;
    let rule = format!("`{name}` can fail, and an `Option` does not say what happens then");
    let result = match provider.lifetime {
        Lifetime::Factory => format!("ask for `impl Fn(…) -> Result<{key}, …>`"),
        Lifetime::Input | Lifetime::Singleton => format!("ask for `&{key}`"),
        Lifetime::Request => {
            format!("ask for `Result<{asked}, …>`, which does not refuse the request")
        }
    };
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("{result}, or let `{name}` return `Option<{key}>`"))
}

pub(crate) fn outcome_of_infallible(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let asked = asked_as(parameter);
    let rule = format!("`{}` cannot fail, so it has no `Result`", provider.name);
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("ask for `{asked}`"))
}

pub(crate) fn outcome_of_singleton(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let asked = asked_as(parameter);
    let name = &provider.name;
    let rule = if provider.is_lazy() {
        format!("`{name}` is a lazy singleton, whose failure refuses the request")
    } else {
        format!("`{name}` is built with the container, which does not exist if that fails")
    };
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!("ask for `{asked}`"))
}

pub(crate) fn outcome_of_factory(parameter: &Parameter, provider: &Provider) -> Diagnostic {
    let key = key_of(parameter);
    let rule = format!(
        "`{}` is a factory, which can fail in each call",
        provider.name
    );
    diagnostic!(&parameter.argument.ty, rule)
        .note(declared(provider))
        .help(format!(
            "ask for `impl Fn(…) -> Result<{key}, …>`, and call it"
        ))
}

/// `&User`
fn asked_as(parameter: &Parameter) -> String {
    offer::asked_as(parameter, key_of(parameter))
}
