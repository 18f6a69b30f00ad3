//! What stands in the parentheses of `#[container(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Path, Token, Type, Visibility, parenthesized};

use super::parse::Kind;
use super::provider_options::duration;
use crate::diagnostics::messages::{block, parameter};
use crate::diagnostics::{Diagnostic, Errors};
use crate::syntax::{Hardwire, Misread, assigned, no_value, parse_within, too_deep};

pub(crate) struct Options {
    pub(crate) kind: Kind,
    visibility: Option<Visibility>,
    /// `modules(Chat, billing::Billing as billing)`
    pub(crate) modules: Option<Vec<Listed>>,
    /// `crate = hw`: the path by which the runtime is reached.
    hardwire: Option<Path>,
    /// `error = ApiError`
    pub(super) error: Option<Type>,
    /// `rejections = own`, with the option's name.
    pub(super) rejections: Option<TokenTree>,
    /// `state = AppState`
    pub(super) state: Option<Type>,
    /// `teardown_timeout = Duration::from_secs(5)`
    pub(super) teardown_timeout: Option<Expr>,
    /// Not all of it could be read.
    pub(crate) is_partial: bool,
}

impl Options {
    /// What can be read of the options. The rest is reported.
    pub(crate) fn of(kind: Kind, tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut options = Self {
            kind,
            visibility: None,
            modules: None,
            hardwire: None,
            error: None,
            rejections: None,
            state: None,
            teardown_timeout: None,
            is_partial: false,
        };
        if let Some(token) = too_deep(&tokens, 0) {
            errors.push(parameter::nested_too_deeply(&token));
            return options;
        }
        let before = errors.count();
        let all = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(mistake) = options.read_one(input, errors) {
                    errors.push(mistake);
                    options.is_partial = true;
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        options.is_partial |= parse_within(tokens, all).is_err();
        if let (Some(option), None) = (&options.rejections, &options.error)
            && errors.count() == before
        {
            errors.push(block::rejections_without_error(option));
        }
        options
    }

    /// `pub` or `pub(super)` as written; nothing is `pub(crate)`.
    pub(super) fn visibility(&self) -> Visibility {
        let otherwise = || syn::parse_quote!(pub(crate));
        self.visibility.clone().unwrap_or_else(otherwise)
    }

    /// Runs `expand`, whose code reaches the runtime as it is said here.
    pub(crate) fn reaching_hardwire<T>(&self, expand: impl FnOnce() -> T) -> T {
        let path = self.hardwire.as_ref();
        Hardwire::by_path(path.map(ToTokens::into_token_stream), expand)
    }

    /// One option, up to its comma.
    fn read_one(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> Result<(), Diagnostic> {
        if input.peek(Token![pub]) {
            return self.read_visibility(input, errors);
        }
        // `$visibility` of a `macro_rules!` may be there and empty.
        let _ = input.parse::<Visibility>();
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(());
        }
        let Ok(option) = input.parse::<TokenTree>() else {
            return Ok(());
        };
        match (option.to_string().as_str(), self.kind) {
            ("modules", _) => {
                let modules = listed(&option, input)?;
                let prefixes = modules.iter().filter_map(|module| module.prefix.as_ref());
                let mut misplaced = prefixes.filter(|_| self.kind == Kind::Module);
                errors.extend(misplaced.next().map(block::prefix_in_a_module));
                set(&mut self.modules, modules, &option, errors);
            }
            ("crate", _) => {
                let path = value(
                    &option,
                    "the path of hardwire",
                    Path::parse_mod_style,
                    input,
                )?;
                set(&mut self.hardwire, path, &option, errors);
            }
            ("error", Kind::Container) => {
                let error = value(&option, "a type", Type::parse, input)?;
                set(&mut self.error, error, &option, errors);
            }
            ("rejections", Kind::Container) => {
                value(&option, "`own`", own, input)?;
                set(&mut self.rejections, option.clone(), &option, errors);
            }
            ("state", Kind::Container) => {
                let state = value(&option, "a type", Type::parse, input)?;
                set(&mut self.state, state, &option, errors);
            }
            ("teardown_timeout", Kind::Container) => {
                let bound = assigned(input, duration)
                    .map_err(|misread| block::malformed_teardown_timeout(&option, &misread))?;
                set(&mut self.teardown_timeout, bound, &option, errors);
            }
            _ => {
                Misread::skipped(input);
                return Err(block::unknown_container_option(&option, self.kind));
            }
        }
        Ok(())
    }

    fn read_visibility(
        &mut self,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> Result<(), Diagnostic> {
        if let Ok(visibility) = input.parse::<Visibility>() {
            set(
                &mut self.visibility,
                visibility.clone(),
                &visibility,
                errors,
            );
        }
        no_value(input).map_err(|misread| block::visibility_with_a_value(&misread, self.kind))
    }
}

/// One entry of `modules(…)`.
#[derive(Clone)]
pub(crate) struct Listed {
    pub(crate) path: Path,
    /// What stands before the names of its providers.
    pub(crate) prefix: Option<Ident>,
}

impl Parse for Listed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path = input.call(Path::parse_mod_style)?;
        let is_renamed = input.parse::<Option<Token![as]>>()?.is_some();
        let prefix = is_renamed.then(|| input.parse()).transpose()?;
        Ok(Self { path, prefix })
    }
}

/// `(Chat, billing::Billing as billing)`
fn listed(option: &TokenTree, input: ParseStream<'_>) -> Result<Vec<Listed>, Diagnostic> {
    let ahead = input.fork();
    let list = |input: ParseStream<'_>| {
        let content;
        parenthesized!(content in input);
        Punctuated::<Listed, Token![,]>::parse_terminated(&content)
    };
    match list(&ahead) {
        Ok(modules) => {
            input.advance_to(&ahead);
            Ok(modules.into_iter().collect())
        }
        Err(_) => Err(block::malformed_modules(option, &Misread::skipped(input))),
    }
}

fn set<T>(slot: &mut Option<T>, value: T, place: &impl ToTokens, errors: &mut Errors) {
    if slot.replace(value).is_some() {
        errors.push(block::repeated_option(place));
    }
}

/// `= ApiError` after `error`
fn value<T>(
    option: &TokenTree,
    what: &str,
    parse: fn(ParseStream<'_>) -> syn::Result<T>,
    input: ParseStream<'_>,
) -> Result<T, Diagnostic> {
    assigned(input, parse).map_err(|misread| {
        let meant = misread.meant(parse);
        block::malformed_container_option(option, &misread, what, meant.as_deref())
    })
}

/// The only value of `rejections`.
fn own(input: ParseStream<'_>) -> syn::Result<()> {
    let value: Ident = input.call(Ident::parse_any)?;
    if value == "own" {
        Ok(())
    } else {
        Err(syn::Error::new(value.span(), "expected `own`"))
    }
}
