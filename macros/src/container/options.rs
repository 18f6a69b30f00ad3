//! What stands in the parentheses of `#[container(…)]`.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Token, Type, Visibility};

use crate::diagnostics::Errors;
use crate::diagnostics::messages::form;
use crate::syntax::too_deep;

#[derive(Default)]
pub(super) struct Options {
    visibility: Option<Visibility>,
    /// `error = ApiError`
    pub(super) error: Option<Type>,
}

impl Options {
    /// What can be read of the options. The rest is reported.
    pub(super) fn of(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        if let Some(token) = too_deep(&tokens, 0) {
            errors.push(form::nested_too_deeply(&token));
            return options;
        }
        let all = |input: ParseStream<'_>| {
            while !input.is_empty() {
                options.read_one(input, errors)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = all.parse2(tokens) {
            errors.push(form::malformed_container_option(&error));
        }
        options
    }

    /// `pub` or `pub(super)` as written; nothing is `pub(crate)`.
    pub(super) fn visibility(&self) -> Visibility {
        let otherwise = || syn::parse_quote!(pub(crate));
        self.visibility.clone().unwrap_or_else(otherwise)
    }

    fn read_one(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        if input.peek(Token![pub]) {
            let visibility: Visibility = input.parse()?;
            set(
                &mut self.visibility,
                visibility.clone(),
                &visibility,
                errors,
            );
            return Ok(());
        }
        // `$visibility` of a `macro_rules!` may be there and empty.
        let _: Visibility = input.parse()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Ok(());
        }
        let option: TokenTree = input.parse()?;
        if option.to_string() == "error" {
            set(&mut self.error, value(&option, input)?, &option, errors);
        } else {
            errors.push(form::unknown_container_option(&option));
            skip_option(input)?;
        }
        Ok(())
    }
}

fn set<T>(slot: &mut Option<T>, value: T, place: &impl ToTokens, errors: &mut Errors) {
    if slot.replace(value).is_some() {
        errors.push(form::repeated_option(place));
    }
}

/// `= ApiError` behind `error`
fn value(option: &TokenTree, input: ParseStream<'_>) -> syn::Result<Type> {
    let is_assigned = input.parse::<Option<Token![=]>>()?.is_some();
    if is_assigned && !input.is_empty() {
        return input.parse();
    }
    // The end of the options has no place of its own.
    let rule = format!("`{option}` needs a type");
    Err(syn::Error::new(option.span(), rule))
}

/// Up to the next comma.
fn skip_option(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
