//! What a parameter cannot say.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Meta, Path, Type};

use super::super::Diagnostic;
use crate::graph::Lifetime;
use crate::syntax::Parameter;
use crate::vocabulary::{Marker, Word};

/// The compiler's stack would not last to read it.
pub(crate) fn nested_too_deeply(place: &impl ToTokens) -> Diagnostic {
    diagnostic!(place, "this is nested too deeply")
        .help("give a part of it a name: `type Inner = …;`")
}

pub(crate) fn argument_outside_factory(parameter: &Parameter, lifetime: Lifetime) -> Diagnostic {
    let rule = format!(
        "`#[arg]` is not valid on a `#[{}]`: no caller passes arguments",
        lifetime.name()
    );
    diagnostic!(&parameter.argument.pat, rule).help("make it a `#[factory]`")
}

pub(crate) fn contradictory_parameter(second: &Path) -> Diagnostic {
    diagnostic!(
        second,
        "contradictory attributes: a parameter has one of `#[dep]`, `#[optional]`, `#[extract]` and `#[arg]`",
    )
}

pub(crate) fn optional_of_a_value(ty: &Type) -> Diagnostic {
    diagnostic!(ty, "`#[optional]` is only valid on an `Option` or a `Vec`")
        .help("ask for `Option<&T>`, which is `None` if nothing provides `T`")
}

/// The provider is probably the one that is meant.
pub(crate) fn malformed_dep(
    marker: &Attribute,
    written: &TokenStream,
    meant: Option<&str>,
) -> Diagnostic {
    let rule = "`#[dep(…)]` takes the name of one provider";
    let diagnostic = if written.is_empty() {
        diagnostic!(marker.path(), rule)
    } else {
        diagnostic!(written, rule)
    };
    match meant {
        Some(provider) => diagnostic.help(format!("write `#[dep({provider})]`")),
        None => diagnostic.help(
            "write `#[dep(provider)]`, `#[dep(factory(arguments))]`, or `#[dep]` for the provider of this type",
        ),
    }
}

pub(crate) fn marker_with_a_value(marker: &Attribute) -> Diagnostic {
    let name = marker.path().to_token_stream().to_string();
    let rule = format!("`#[{name}]` takes no arguments");
    let value: TokenStream = match &marker.meta {
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(pair) => pair.value.to_token_stream(),
        Meta::Path(_) => TokenStream::new(),
    };
    let diagnostic = if value.is_empty() {
        diagnostic!(marker.path(), rule)
    } else {
        diagnostic!(&value, rule)
    };
    diagnostic.help(format!("write `#[{name}]`"))
}

pub(crate) fn handler_argument(parameter: &Parameter) -> Diagnostic {
    diagnostic!(
        &parameter.argument.pat,
        "`#[arg]` is not valid on a handler: no caller passes arguments",
    )
    .help("a value from the request is an extractor: `Query(model): Query<Model>`")
}

/// The attribute of a parameter is read by the macro of the function. Nothing else calls its macro.
pub(crate) fn marker_on_an_item(attribute: &Ident) -> Diagnostic {
    let rule = format!("`#[{attribute}]` is only valid on a parameter");
    let marker = Marker::named(&attribute.to_string());
    let owners = marker.map_or(&[][..], |marker| marker.entry().places);
    let owners: Vec<_> = owners
        .iter()
        .map(|owner| owner.article_and_name())
        .collect();
    diagnostic!(attribute, rule).help(format!(
        "write it before a parameter of {}",
        owners.join(" or of ")
    ))
}

/// A value is taken apart by the pattern, and put together again by what the pattern says.
pub(crate) fn unsayable_pattern(place: &impl ToTokens) -> Diagnostic {
    let written = place.to_token_stream().to_string();
    let rule = format!(
        "`{written}` cannot stand in the pattern of a parameter that an argument of a factory names"
    );
    diagnostic!(place, rule).help("give each part of the value a name, as in `Path((name, _id))`")
}
