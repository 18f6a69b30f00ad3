//! Tokens → [`Handler`].

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Path, parenthesized};

use crate::diagnostics::{Errors, messages};
use crate::syntax::{Body, Function, Parameter, default_container, parameters};

/// What stands in the parentheses of `#[inject]`.
pub(super) struct Options {
    pub(super) container: Path,
}

/// What the container's macro passes on.
pub(super) struct Wire {
    pub(super) descriptor: LitStr,
    pub(super) options: TokenStream,
    pub(super) item: TokenStream,
}

/// A function under `#[inject]`.
pub(super) struct Handler {
    pub(super) container: Path,
    /// For the handler that axum sees.
    pub(super) attributes: Vec<Attribute>,
    /// As written, without the attributes that are for us or for the outer function.
    pub(super) function: Function,
    pub(super) parameters: Vec<Parameter>,
}

/// Nothing, or a container.
pub(super) fn options(options: TokenStream) -> syn::Result<Options> {
    if options.is_empty() {
        return Ok(Options {
            container: default_container(),
        });
    }
    Ok(Options {
        container: Path::parse_mod_style.parse2(options)?,
    })
}

pub(super) fn wire(input: TokenStream) -> syn::Result<Wire> {
    let parse = |input: ParseStream<'_>| {
        let descriptor = input.parse()?;
        let options;
        parenthesized!(options in input);
        Ok(Wire {
            descriptor,
            options: options.parse()?,
            item: input.parse()?,
        })
    };
    parse.parse2(input)
}

/// The handler, unless it is no function.
pub(super) fn handler(
    options: TokenStream,
    item: TokenStream,
    errors: &mut Errors,
) -> Option<Handler> {
    let container =
        self::options(options).map_or_else(|_| default_container(), |options| options.container);
    let mut function = match syn::parse2::<Function>(item) {
        Ok(function) => function,
        Err(error) => {
            errors.push(messages::malformed_handler(&error));
            return None;
        }
    };
    let is_whole = check_form(&function, errors);
    let parameters = parameters(&function.signature, errors);
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.is_argument())
    {
        errors.push(messages::handler_argument(parameter));
    }
    let (inner, attributes) = std::mem::take(&mut function.attributes)
        .into_iter()
        .partition(belongs_to_body);
    function.attributes = inner;
    is_whole.then_some(Handler {
        container,
        attributes,
        function,
        parameters,
    })
}

/// What is about the user's own parameters and body stays with them; the rest, documentation
/// among it, belongs to the handler that axum sees.
fn belongs_to_body(attribute: &Attribute) -> bool {
    attribute
        .path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == "instrument")
}

/// Reports what a handler cannot be. False if even a stub of it makes no sense.
fn check_form(function: &Function, errors: &mut Errors) -> bool {
    let signature = &function.signature;
    let Body::Block(_) = function.body else {
        errors.push(messages::not_an_async_fn(&signature.ident));
        return false;
    };
    if let Some(receiver) = signature.receiver() {
        errors.push(messages::handler_with_receiver(receiver));
        return false;
    }
    if signature.asyncness.is_none() {
        errors.push(messages::not_an_async_fn(&signature.fn_token));
    }
    if let Some(constness) = &signature.constness {
        errors.push(messages::unsupported_qualifier(constness, "const"));
    }
    if let syn::Safety::Unsafe(unsafety) = &signature.safety {
        errors.push(messages::unsupported_qualifier(unsafety, "unsafe"));
    }
    if let Some(abi) = &signature.abi {
        errors.push(messages::unsupported_qualifier(abi, "extern"));
    }
    true
}
