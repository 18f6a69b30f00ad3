//! What stands in the parentheses of `#[inject]` → [`Options`].

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Path, Token, Type, parenthesized};

use crate::diagnostics::messages::{handler, parameter};
use crate::diagnostics::{Diagnostic, Errors};
use crate::syntax::{Applied, default_container, parse_within, too_deep};

/// Everything that `#[inject]` can be told.
pub(super) struct Options {
    /// Nothing for the `App` in scope.
    container: Option<Path>,
    /// `task`: runs outside of requests.
    pub(super) is_task: bool,
    /// `guard(verify_token, rate_limit)`: the providers that run first.
    pub(super) guards: Vec<Applied>,
    /// `call = chat_with`: what the user's own function is called.
    pub(super) call: Option<Path>,
    /// `concurrent`
    pub(super) is_concurrent: bool,
    /// `error = MatrixError`, in the place of the container's.
    pub(super) error: Option<Type>,
}

impl Options {
    pub(super) fn container(&self) -> Path {
        self.container.clone().unwrap_or_else(default_container)
    }
}

/// Each option, as it is written.
const FORMS: [(&str, &str); 5] = [
    ("task", "task"),
    ("guard", "guard(provider)"),
    ("concurrent", "concurrent"),
    ("call", "call = name"),
    ("error", "error = ApiError"),
];

/// The container in which the handler's graph is, unless that cannot be told.
pub(super) fn container(options: TokenStream) -> Option<Path> {
    let parse = |input: ParseStream<'_>| {
        let container = leading_container(input);
        let _: TokenStream = input.parse()?;
        Ok(container?.unwrap_or_else(default_container))
    };
    parse_within(options, parse).ok()
}

/// The options, those that can be understood.
pub(super) fn options(options: TokenStream, errors: &mut Errors) -> Options {
    let mut read = Options {
        container: None,
        is_task: false,
        guards: Vec::new(),
        call: None,
        is_concurrent: false,
        error: None,
    };
    if let Some(token) = too_deep(&options, 0) {
        errors.push(parameter::nested_too_deeply(&token));
        return read;
    }
    let parse = |input: ParseStream<'_>| {
        match leading_container(input) {
            Ok(container) => read.container = container,
            Err(error) => {
                errors.push(handler::malformed_container(&error));
                skip_entry(input);
            }
        }
        entries(input, &mut read, errors)
    };
    // What is left over was reported as an entry.
    let _ = parse_within(options, parse);
    read
}

/// The container that is written, if any is: none in `#[inject]` and in `#[inject(call = chat_with)]`.
fn leading_container(input: ParseStream<'_>) -> syn::Result<Option<Path>> {
    if input.is_empty() || begins_with_option(input) {
        return Ok(None);
    }
    let container = input.call(Path::parse_mod_style)?;
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(Some(container))
}

/// A container may be called as an option is, but no option is followed by what follows a container.
fn begins_with_option(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let name = ahead.call(Ident::parse_any);
    let is_known = name.is_ok_and(|name| FORMS.iter().any(|(known, _)| name == known));
    is_known && !ahead.peek(Token![::])
}

fn entries(input: ParseStream<'_>, options: &mut Options, errors: &mut Errors) -> syn::Result<()> {
    let mut seen = Vec::new();
    while !input.is_empty() {
        if let Err(mistake) = entry(input, options, &mut seen) {
            errors.push(mistake);
            skip_entry(input);
        } else if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(())
}

/// One option, up to its comma.
fn entry(
    input: ParseStream<'_>,
    options: &mut Options,
    seen: &mut Vec<String>,
) -> Result<(), Diagnostic> {
    let Ok(name) = input.call(Ident::parse_any) else {
        return Err(handler::unknown_inject_option(&next(input), &FORMS));
    };
    let read = match name.to_string().as_str() {
        "task" => {
            options.is_task = true;
            Ok(())
        }
        "guard" => guards(input).map(|guards| options.guards = guards),
        "call" => call(input).map(|call| options.call = Some(call)),
        "error" => error(input).map(|error| options.error = Some(error)),
        "concurrent" => {
            options.is_concurrent = true;
            Ok(())
        }
        _ => return Err(handler::unknown_inject_option(&name, &FORMS)),
    };
    read.and_then(|()| expect_end(input))
        .map_err(|_| handler::malformed_inject_option(&name, form_of(&name)))?;
    if seen.iter().any(|earlier| name == earlier) {
        return Err(handler::repeated_inject_option(&name));
    }
    seen.push(name.to_string());
    Ok(())
}

/// `(verify_token, has_scope("admin"))`
fn guards(input: ParseStream<'_>) -> syn::Result<Vec<Applied>> {
    let content;
    parenthesized!(content in input);
    if content.is_empty() {
        return Err(content.error("expected the name of a provider"));
    }
    let guards: Punctuated<Applied, Token![,]> =
        Punctuated::parse_terminated_with(&content, Applied::parse_next)?;
    Ok(guards.into_iter().collect())
}

/// `= chat_with`, or `= Self::chat_with` in an `impl` block.
fn call(input: ParseStream<'_>) -> syn::Result<Path> {
    input.parse::<Token![=]>()?;
    let path = input.call(Path::parse_mod_style)?;
    let is_of_self = path.segments.len() == 2 && path.segments[0].ident == "Self";
    if path.get_ident().is_some() || is_of_self {
        Ok(path)
    } else {
        Err(syn::Error::new_spanned(path, "expected a name"))
    }
}

/// `= MatrixError`
fn error(input: ParseStream<'_>) -> syn::Result<Type> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn expect_end(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        Ok(())
    } else {
        Err(input.error("expected `,`"))
    }
}

/// How the option is written.
fn form_of(name: &Ident) -> &'static str {
    let form = FORMS.iter().find(|(known, _)| name == known);
    form.map_or("", |(_, form)| form)
}

fn next(input: ParseStream<'_>) -> Option<TokenTree> {
    input.fork().parse().ok()
}

/// Goes behind the next comma.
fn skip_entry(input: ParseStream<'_>) {
    while let Ok(token) = input.parse::<TokenTree>() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            break;
        }
    }
}
