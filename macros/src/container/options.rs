//! What stands in the parentheses of `#[container(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Path, Token, Type, Visibility, parenthesized};

use crate::diagnostics::Errors;
use crate::diagnostics::messages::{block, parameter};
use crate::syntax::{Kind, parse_within, too_deep};

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
        let all = |input: ParseStream<'_>| {
            while !input.is_empty() {
                self.read_one(input)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = parse_within(tokens, all) {
            let error = block::malformed_container_option(&error, self.kind);
            self.errors.push(error);
            self.is_partial = true;
        } else if let (Some(option), None) = (&self.rejections, &self.error) {
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

    fn read_one(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Token![pub]) {
            let read: Visibility = input.parse()?;
            let visibility = read.clone();
            set(&mut self.visibility, visibility, &read, &mut self.errors);
            return Ok(());
        }
        // `$visibility` of a `macro_rules!` may be there and empty.
        let _: Visibility = input.parse()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(());
        }
        let option: TokenTree = input.parse()?;
        self.read_named(&option, input)
    }

    fn read_named(&mut self, option: &TokenTree, input: ParseStream<'_>) -> syn::Result<()> {
        let errors = &mut self.errors;
        match (option.to_string().as_str(), self.kind) {
            ("modules", _) => {
                let modules = listed(input)?;
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
                let bound = value(option, "a `Duration`", Expr::parse, input)?;
                set(&mut self.teardown_timeout, bound, option, errors);
            }
            _ => {
                errors.push(block::unknown_container_option(option, self.kind));
                self.is_partial = true;
                skip_option(input)?;
            }
        }
        Ok(())
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
fn listed(input: ParseStream<'_>) -> syn::Result<Vec<Listed>> {
    let content;
    parenthesized!(content in input);
    let listed = Punctuated::<Listed, Token![,]>::parse_terminated(&content)?;
    Ok(listed.into_iter().collect())
}

fn set<T>(slot: &mut Option<T>, value: T, place: &impl ToTokens, errors: &mut Errors) {
    if slot.replace(value).is_some() {
        errors.push(block::repeated_option(place));
    }
}

/// `= ApiError` behind `error`
fn value<T>(
    option: &TokenTree,
    what: &str,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
    input: ParseStream<'_>,
) -> syn::Result<T> {
    let is_assigned = input.parse::<Option<Token![=]>>()?.is_some();
    if is_assigned && !input.is_empty() {
        return parse(input);
    }
    // The end of the options has no place of its own.
    let rule = format!("`{option}` needs {what}");
    Err(syn::Error::new(option.span(), rule))
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

/// Up to the next comma.
fn skip_option(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
