//! The tokens in the parentheses of `#[inject]` → [`Options`].

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Path, Token, Type, parenthesized};

use super::parts::Parts;
use crate::diagnostics::messages::{group, handler, parameter};
use crate::diagnostics::{Diagnostic, Errors};
use crate::syntax::{Applied, Misread, default_container, parse_within, read_options, too_deep};
use crate::vocabulary::{HandlerOption, Word};

/// The options of one handler.
#[derive(Default)]
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
    /// The function names what no function within another can, so it stands beside the handler.
    pub(super) is_beside: bool,
}

impl Options {
    pub(super) fn container(&self) -> Path {
        self.container.clone().unwrap_or_else(default_container)
    }

    /// Those of a group, with those of a function in it.
    fn with(mut self, own: Self, errors: &mut Errors) -> Self {
        if let (Some(of_group), Some(own)) = (&self.container, &own.container)
            && written(of_group) != written(own)
        {
            errors.push(group::two_containers(own, of_group));
        }
        self.guards.extend(own.guards);
        Self {
            container: self.container.or(own.container),
            is_task: self.is_task || own.is_task,
            guards: self.guards,
            call: own.call,
            is_concurrent: self.is_concurrent || own.is_concurrent,
            error: own.error.or(self.error),
            is_beside: false,
        }
    }
}

fn written(path: &Path) -> String {
    path.to_token_stream().to_string()
}

/// The container in which the handler's graph is, unless that cannot be told.
pub(crate) fn container(options: TokenStream) -> Option<Path> {
    let Parts { of_groups, own, .. } = Parts::of(options);
    let mut written = None;
    for part in of_groups.into_iter().chain([own]) {
        let parse = |input: ParseStream<'_>| {
            let container = leading_container(input);
            let _: TokenStream = input.parse()?;
            container
        };
        written = written.or(parse_within(part, parse).ok()?);
    }
    Some(written.unwrap_or_else(default_container))
}

/// The options, those that can be understood. What is wrong with those of a group is said at the group.
pub(super) fn options(options: TokenStream, errors: &mut Errors) -> Options {
    let parts = Parts::of(options);
    let of_groups = parts.of_groups.into_iter();
    let of_groups = of_groups.map(|part| read(part, &mut Errors::default()));
    let of_groups = of_groups.fold(Options::default(), |outer, inner| {
        outer.with(inner, &mut Errors::default())
    });
    let own = read(parts.own, errors);
    Options {
        is_beside: parts.is_beside,
        ..of_groups.with(own, errors)
    }
}

/// Reports the mistakes in the options of a group, which may stand in another one.
pub(super) fn check_group(options: TokenStream, errors: &mut Errors) {
    let own = self::options(options, errors);
    let name = own.call.as_ref().and_then(Path::get_ident);
    errors.extend(name.map(group::call_of_a_group));
}

fn read(options: TokenStream, errors: &mut Errors) -> Options {
    let mut read = Options::default();
    if let Some(token) = too_deep(&options, 0) {
        errors.push(parameter::nested_too_deeply(&token));
        return read;
    }
    let parse = |input: ParseStream<'_>| {
        match leading_container(input) {
            Ok(container) => read.container = container,
            Err(error) => {
                errors.push(handler::malformed_container(&error));
                Misread::skipped(input);
                let _ = input.parse::<Token![,]>();
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
    let option = name.ok().and_then(|name| option_named(&name));
    option.is_some() && !ahead.peek(Token![::])
}

fn option_named(name: &Ident) -> Option<HandlerOption> {
    HandlerOption::named(&name.to_string())
}

fn entries(input: ParseStream<'_>, options: &mut Options, errors: &mut Errors) -> syn::Result<()> {
    let mut seen = Vec::new();
    read_options(input, |input| {
        if let Err(mistake) = entry(input, options, &mut seen) {
            errors.push(mistake);
            Misread::skipped(input);
        }
    })
}

/// One option, up to its comma.
fn entry(
    input: ParseStream<'_>,
    options: &mut Options,
    seen: &mut Vec<HandlerOption>,
) -> Result<(), Diagnostic> {
    let Ok(name) = input.call(Ident::parse_any) else {
        return Err(handler::unknown_inject_option(&next(input)));
    };
    let option = option_named(&name).ok_or_else(|| handler::unknown_inject_option(&name))?;
    read_value(option, input, options)
        .and_then(|()| expect_end(input))
        .map_err(|_| handler::malformed_inject_option(option, &name))?;
    if seen.contains(&option) {
        return Err(handler::repeated_inject_option(&name));
    }
    seen.push(option);
    Ok(())
}

fn read_value(
    option: HandlerOption,
    input: ParseStream<'_>,
    options: &mut Options,
) -> syn::Result<()> {
    match option {
        HandlerOption::Task => options.is_task = true,
        HandlerOption::Guard => options.guards = guards(input)?,
        HandlerOption::Call => options.call = Some(call(input)?),
        HandlerOption::Error => options.error = Some(error(input)?),
        HandlerOption::Concurrent => options.is_concurrent = true,
    }
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

fn next(input: ParseStream<'_>) -> Option<TokenTree> {
    input.fork().parse().ok()
}
