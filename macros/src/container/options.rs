//! The options of `#[container(…)]` and `#[module(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, Path, Token, Type, Visibility, parenthesized};

use super::provider_options::duration;
use crate::diagnostics::messages::{block, parameter};
use crate::diagnostics::{Diagnostic, Errors};
use crate::syntax::{Misread, assigned, no_value, parse_within, read_options, too_deep, word};
use crate::vocabulary::{ContainerOption, Kind, Value, Word};

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
    /// The options that are written, valid or not.
    seen: Vec<ContainerOption>,
    /// An option could not be read.
    pub(super) is_partial: bool,
    pub(super) errors: Errors,
}

impl Options {
    /// Reads the options that can be read, and reports the others in `errors`.
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
            seen: Vec::new(),
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
        let read_one = |input: ParseStream<'_>| {
            if let Err(mistake) = self.read_one(input) {
                self.errors.push(mistake);
                self.is_partial = true;
            }
        };
        let read = parse_within(tokens, |input| read_options(input, read_one));
        self.is_partial |= read.is_err();
        if let Some(option) = &self.rejections
            && !self.seen.contains(&ContainerOption::Error)
            && self.errors.is_empty()
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

    fn read_named(&mut self, name: &TokenTree, input: ParseStream<'_>) -> Result<(), Diagnostic> {
        let option = ContainerOption::named(&name.to_string());
        let option = option.filter(|option| option.is_valid_on(self.kind));
        let Some(option) = option else {
            Misread::skipped(input);
            return Err(block::unknown_container_option(name, self.kind));
        };
        self.read_value(option, name, input)?;
        if self.seen.contains(&option) {
            self.errors.push(block::repeated_option(name));
        }
        self.seen.push(option);
        Ok(())
    }

    fn read_value(
        &mut self,
        option: ContainerOption,
        name: &TokenTree,
        input: ParseStream<'_>,
    ) -> Result<(), Diagnostic> {
        if let Value::Word(expected) = option.entry().value {
            word(input, expected).map_err(|misread| {
                block::malformed_container_option(option, name, &misread, None)
            })?;
        }
        match option {
            ContainerOption::Modules => {
                let modules = listed(name, input)?;
                let prefixes = modules.iter().filter_map(|module| module.prefix.as_ref());
                let mut misplaced = prefixes.filter(|_| self.kind == Kind::Module);
                self.errors
                    .extend(misplaced.next().map(block::prefix_in_a_module));
                self.modules = Some(modules);
            }
            ContainerOption::Crate => {
                self.hardwire = Some(value(option, name, Path::parse_mod_style, input)?);
            }
            ContainerOption::Error => {
                self.error = Some(value(option, name, Type::parse, input)?);
            }
            ContainerOption::Rejections => self.rejections = Some(name.clone()),
            ContainerOption::State => {
                self.state = Some(value(option, name, Type::parse, input)?);
            }
            ContainerOption::TeardownTimeout => {
                let limit = assigned(input, duration)
                    .map_err(|misread| block::malformed_teardown_timeout(name, &misread))?;
                self.teardown_timeout = Some(limit);
            }
        }
        Ok(())
    }

    fn read_visibility(&mut self, input: ParseStream<'_>) -> Result<(), Diagnostic> {
        if let Ok(visibility) = input.parse::<Visibility>() {
            let is_repeated = self.visibility.replace(visibility.clone()).is_some();
            let repeated = is_repeated.then(|| block::repeated_option(&visibility));
            self.errors.extend(repeated);
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

/// `= ApiError` after `error`
fn value<T>(
    option: ContainerOption,
    name: &TokenTree,
    parse: fn(ParseStream<'_>) -> syn::Result<T>,
    input: ParseStream<'_>,
) -> Result<T, Diagnostic> {
    assigned(input, parse).map_err(|misread| {
        let meant = misread.meant(parse);
        block::malformed_container_option(option, name, &misread, meant.as_deref())
    })
}
