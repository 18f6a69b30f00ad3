//! What stands in the parentheses of `#[container(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Path, Token, Type, Visibility, parenthesized};

use super::provider_options::duration;
use crate::diagnostics::messages::{block, parameter};
use crate::diagnostics::{Diagnostic, Errors};
use crate::syntax::{Kind, Misread, assigned, no_value, parse_within, too_deep};

pub(crate) struct Options {
    pub(crate) kind: Kind,
    visibility: Option<Visibility>,
    /// `modules(Chat, billing::Billing as billing)`
    pub(super) modules: Option<Vec<Listed>>,
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
    pub(super) is_partial: bool,
    /// What is wrong with them.
    pub(super) errors: Errors,
}

impl Options {
    /// What can be read of the options. The rest is among their errors.
    pub(crate) fn of(kind: Kind, tokens: TokenStream) -> Self {
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
            errors: Errors::default(),
        };
        options.read(tokens);
        options
    }

    fn read(&mut self, tokens: TokenStream) {
        if let Some(token) = too_deep(&tokens, 0) {
            self.errors.push(parameter::nested_too_deeply(&token));
            return;
        }
        let before = self.errors.count();
        let all = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(mistake) = self.read_one(input) {
                    self.errors.push(mistake);
                    self.is_partial = true;
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        self.is_partial |= parse_within(tokens, all).is_err();
        if let (Some(option), None) = (&self.rejections, &self.error)
            && self.errors.count() == before
        {
            self.errors.push(block::rejections_without_error(option));
        }
    }

    /// `pub` or `pub(super)` as written; nothing is `pub(crate)`.
    pub(super) fn visibility(&self) -> Visibility {
        let otherwise = || syn::parse_quote!(pub(crate));
        self.visibility.clone().unwrap_or_else(otherwise)
    }

    /// The path of the runtime, if it is written.
    pub(crate) fn runtime(&self) -> Option<TokenStream> {
        let path = self.hardwire.as_ref();
        path.map(ToTokens::to_token_stream)
    }

    /// The path of each listed module.
    pub(crate) fn module_paths(&self) -> Vec<TokenStream> {
        let modules = self.modules.iter().flatten();
        modules
            .map(|module| module.path.to_token_stream())
            .collect()
    }

    /// One option, up to its comma.
    fn read_one(&mut self, input: ParseStream<'_>) -> Result<(), Diagnostic> {
        if input.peek(Token![pub]) {
            return self.read_visibility(input);
        }
        // `$visibility` of a `macro_rules!` may be there and empty.
        let _ = input.parse::<Visibility>();
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(());
        }
        let Ok(option) = input.parse::<TokenTree>() else {
            return Ok(());
        };
        self.read_named(&option, input)
    }

    fn read_named(&mut self, option: &TokenTree, input: ParseStream<'_>) -> Result<(), Diagnostic> {
        let errors = &mut self.errors;
        match (option.to_string().as_str(), self.kind) {
            ("modules", _) => {
                let modules = listed(option, input)?;
                let prefixes = modules.iter().filter_map(|module| module.prefix.as_ref());
                let mut misplaced = prefixes.filter(|_| self.kind == Kind::Module);
                errors.extend(misplaced.next().map(block::prefix_in_a_module));
                set(&mut self.modules, modules, option, errors);
            }
            ("crate", _) => {
                let path = value(option, "the path of hardwire", Path::parse_mod_style, input)?;
                set(&mut self.hardwire, path, option, errors);
            }
            ("error", Kind::Container) => {
                let error = value(option, "a type", Type::parse, input)?;
                set(&mut self.error, error, option, errors);
            }
            ("rejections", Kind::Container) => {
                value(option, "`own`", own, input)?;
                set(&mut self.rejections, option.clone(), option, errors);
            }
            ("state", Kind::Container) => {
                let state = value(option, "a type", Type::parse, input)?;
                set(&mut self.state, state, option, errors);
            }
            ("teardown_timeout", Kind::Container) => {
                let bound = assigned(input, duration)
                    .map_err(|misread| block::malformed_teardown_timeout(option, &misread))?;
                set(&mut self.teardown_timeout, bound, option, errors);
            }
            _ => {
                Misread::skipped(input);
                return Err(block::unknown_container_option(option, self.kind));
            }
        }
        Ok(())
    }

    fn read_visibility(&mut self, input: ParseStream<'_>) -> Result<(), Diagnostic> {
        if let Ok(visibility) = input.parse::<Visibility>() {
            set(
                &mut self.visibility,
                visibility.clone(),
                &visibility,
                &mut self.errors,
            );
        }
        no_value(input).map_err(|misread| block::visibility_with_a_value(&misread, self.kind))
    }
}

/// One entry of `modules(…)`.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) path: Path,
    /// What stands before the names of its providers.
    pub(super) prefix: Option<Ident>,
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
