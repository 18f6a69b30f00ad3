//! What stands in the parentheses of a lifetime attribute.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Meta, Token, Type};

use crate::diagnostics::Errors;
use crate::diagnostics::messages::form;
use crate::graph::Lifetime;

/// Everything that can be said of a provider beside its lifetime.
#[derive(Default)]
pub(crate) struct ProviderOptions {
    /// `as = dyn Store`, as often as it is given.
    pub(crate) traits: Vec<Type>,
    /// `extract`
    pub(crate) extract: Option<Ident>,
    /// `state`
    pub(crate) state: Option<Ident>,
    /// Something in it could not be read.
    pub(crate) is_incomplete: bool,
}

impl ProviderOptions {
    /// The options of a provider. What is wrong with them is reported, and left out.
    pub(super) fn of(marker: &Attribute, lifetime: Lifetime, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        if let Meta::List(list) = &marker.meta {
            let parse = |input: ParseStream<'_>| options.read_all(input, lifetime, errors);
            if let Err(error) = parse.parse2(list.tokens.clone()) {
                errors.push(form::malformed_provider_option(&error));
                options.is_incomplete = true;
            }
        }
        options
    }

    fn read_all(
        &mut self,
        input: ParseStream<'_>,
        lifetime: Lifetime,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            let name = input.call(Ident::parse_any)?;
            if let Some((slot, owners)) = self.flag(&name) {
                if !owners.contains(&lifetime) {
                    errors.push(form::misplaced_option(&name, owners[0]));
                } else if slot.replace(name.clone()).is_some() {
                    errors.push(form::repeated_option(&name));
                }
            } else if !self.read(&name, input)? {
                errors.push(form::unknown_provider_option(&name, lifetime));
                self.is_incomplete = true;
                skip_value(input)?;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// The option that is a word alone, and the lifetimes it goes with.
    fn flag(&mut self, name: &Ident) -> Option<(&mut Option<Ident>, &'static [Lifetime])> {
        match name.to_string().as_str() {
            "extract" => Some((&mut self.extract, &[Lifetime::Request])),
            "state" => Some((&mut self.state, &[Lifetime::Singleton, Lifetime::Input])),
            _ => None,
        }
    }

    /// Reads one option, each in its own arm; false if there is none of this name.
    fn read(&mut self, name: &Ident, input: ParseStream<'_>) -> syn::Result<bool> {
        match name.to_string().as_str() {
            "as" => self.traits.push(trait_object(input)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `= dyn Store`
fn trait_object(input: ParseStream<'_>) -> syn::Result<Type> {
    input.parse::<Token![=]>()?;
    let ty = input.parse()?;
    match ty {
        Type::TraitObject(_) => Ok(ty),
        other => Err(syn::Error::new_spanned(other, "expected `dyn Trait`")),
    }
}

/// Up to the comma behind an option that is not known.
fn skip_value(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}
