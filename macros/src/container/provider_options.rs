//! What stands in the parentheses of a lifetime attribute.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprPath, Meta, Token, Type};

use crate::diagnostics::Errors;
use crate::diagnostics::messages::{block, lazy, provider, teardown};
use crate::graph::{Lifetime, Until};
use crate::syntax::{ReturnType, Unreturnable, parse_within, ungroup};

/// Everything that can be said of a provider beside its lifetime.
#[derive(Clone, Default)]
pub(crate) struct ProviderOptions {
    /// `as = dyn Store`, as often as it is given.
    pub(crate) traits: Vec<Type>,
    /// `extract`
    pub(crate) extract: Option<Ident>,
    /// `state`
    pub(crate) state: Option<Ident>,
    /// `external`
    pub(crate) external: Option<Ident>,
    /// `lazy`
    pub(crate) lazy: Option<Ident>,
    /// `timeout = Duration::from_secs(5)`
    pub(crate) timeout: Option<Timeout>,
    /// `teardown = Tx::finish`
    pub(crate) teardown: Option<Teardown>,
    /// `until = response`
    until: Option<Ident>,
    /// `blocking`
    pub(crate) blocking: Option<Ident>,
    /// `after_body`
    pub(crate) after_body: Option<Ident>,
    /// `infallible`
    infallible: Option<Ident>,
    /// Something in it could not be read.
    pub(crate) is_incomplete: bool,
}

/// What ends the life of a value.
#[derive(Clone)]
pub(crate) struct Teardown {
    pub(crate) option: Ident,
    pub(crate) path: ExprPath,
}

/// How long the build of a lazy singleton may take.
#[derive(Clone)]
pub(crate) struct Timeout {
    pub(crate) option: Ident,
    pub(crate) bound: Expr,
}

/// The lifetimes that have a function.
const BUILT: [Lifetime; 3] = [Lifetime::Singleton, Lifetime::Request, Lifetime::Factory];

/// All of them, the first of which a message names.
const ALL: [Lifetime; 4] = [
    Lifetime::Request,
    Lifetime::Singleton,
    Lifetime::Factory,
    Lifetime::Input,
];

impl ProviderOptions {
    /// The options of a provider. What is wrong with them is reported, and left out.
    pub(super) fn of(marker: &Attribute, lifetime: Lifetime, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        if let Meta::List(list) = &marker.meta {
            let parse = |input: ParseStream<'_>| options.read_all(input, lifetime, errors);
            if let Err(error) = parse_within(list.tokens.clone(), parse) {
                errors.push(provider::malformed_provider_option(&error));
                options.is_incomplete = true;
            }
        }
        options.check_teardown(lifetime, errors);
        options.check_lazy(lifetime, errors);
        options
    }

    /// When the value ends, if anything is to happen then.
    pub(crate) fn until(&self) -> Option<Until> {
        self.teardown.as_ref()?;
        Some(self.until.as_ref().map_or(Until::End, |_| Until::Response))
    }

    /// What the provider returns, read as what it provides.
    pub(super) fn return_type(&self, output: &syn::ReturnType) -> Result<ReturnType, Unreturnable> {
        match self.infallible {
            Some(_) => ReturnType::infallible(output),
            None => ReturnType::of(output),
        }
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
                    errors.push(provider::misplaced_option(&name, owners[0]));
                } else if slot.replace(name.clone()).is_some() {
                    errors.push(block::repeated_option(&name));
                }
            } else if name == "teardown" || name == "until" {
                self.read_end(&name, input, errors)?;
            } else if name == "timeout" {
                self.read_timeout(&name, input, errors)?;
            } else if !self.read(&name, input)? {
                errors.push(provider::unknown_provider_option(&name, lifetime));
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
            "lazy" => Some((&mut self.lazy, &[Lifetime::Singleton])),
            "blocking" => Some((&mut self.blocking, &BUILT)),
            "after_body" => Some((
                &mut self.after_body,
                &[Lifetime::Request, Lifetime::Factory],
            )),
            "state" => Some((&mut self.state, &[Lifetime::Singleton, Lifetime::Input])),
            "external" => Some((&mut self.external, &[Lifetime::Singleton])),
            "infallible" => Some((&mut self.infallible, &ALL)),
            _ => None,
        }
    }

    /// `teardown = Tx::finish` or `until = response`
    fn read_end(
        &mut self,
        name: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let read = if name == "teardown" {
            teardown(name, input).map(|teardown| self.teardown.replace(teardown).is_some())
        } else {
            response(input).map(|()| self.until.replace(name.clone()).is_some())
        };
        match read {
            Ok(false) => Ok(()),
            Ok(true) => {
                errors.push(block::repeated_option(name));
                Ok(())
            }
            Err(error) => {
                errors.push(teardown::malformed_teardown(&error));
                self.is_incomplete = true;
                skip_value(input)
            }
        }
    }

    /// `timeout = Duration::from_secs(5)`
    fn read_timeout(
        &mut self,
        name: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        match timeout(name, input) {
            Ok(timeout) => {
                let earlier = self.timeout.replace(timeout);
                errors.extend(earlier.map(|_| block::repeated_option(name)));
                Ok(())
            }
            Err(error) => {
                errors.push(lazy::malformed_timeout(&error));
                self.is_incomplete = true;
                skip_value(input)
            }
        }
    }

    /// Takes out what does not go with the lifetime, or with first use.
    fn check_lazy(&mut self, lifetime: Lifetime, errors: &mut Errors) {
        let has_lazy = self.lazy.is_some();
        let timeout = self.timeout.take_if(|_| !has_lazy);
        errors.extend(timeout.map(|timeout| match lifetime {
            Lifetime::Singleton => lazy::timeout_without_lazy(&timeout.option),
            _ => provider::misplaced_option(&timeout.option, Lifetime::Singleton),
        }));
        let state = self.state.take_if(|_| has_lazy);
        errors.extend(state.map(|state| lazy::state_of_lazy(&state)));
    }

    /// Takes out what does not go with the lifetime.
    fn check_teardown(&mut self, lifetime: Lifetime, errors: &mut Errors) {
        let until = self.until.take_if(|_| lifetime != Lifetime::Request);
        errors.extend(until.map(|until| provider::misplaced_option(&until, Lifetime::Request)));
        if let Some(until) = &self.until
            && self.teardown.is_none()
            && !self.is_incomplete
        {
            errors.push(teardown::until_without_teardown(until));
        }
        let is_given_away = matches!(lifetime, Lifetime::Factory | Lifetime::Input);
        let teardown = self.teardown.take_if(|_| is_given_away);
        errors.extend(teardown.map(|teardown| match lifetime {
            Lifetime::Input => teardown::teardown_of_input(&teardown.option),
            _ => teardown::teardown_of_factory(&teardown.option),
        }));
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
    let ty: Type = input.parse()?;
    match ungroup(&ty) {
        object @ Type::TraitObject(_) => Ok(object.clone()),
        _ => Err(syn::Error::new_spanned(ty, "expected `dyn Trait`")),
    }
}

/// `= Tx::finish`
fn teardown(option: &Ident, input: ParseStream<'_>) -> syn::Result<Teardown> {
    input.parse::<Token![=]>()?;
    let no_path =
        |error: syn::Error| syn::Error::new(error.span(), "expected the path of a function");
    Ok(Teardown {
        option: option.clone(),
        path: input.parse().map_err(no_path)?,
    })
}

/// `= Duration::from_secs(5)`
fn timeout(option: &Ident, input: ParseStream<'_>) -> syn::Result<Timeout> {
    let is_assigned = input.parse::<Option<Token![=]>>()?.is_some();
    if !is_assigned || input.is_empty() {
        // The end of the options has no place of its own.
        let rule = "`timeout` needs a `Duration`";
        return Err(syn::Error::new(option.span(), rule));
    }
    Ok(Timeout {
        option: option.clone(),
        bound: input.parse()?,
    })
}

/// `= response`
fn response(input: ParseStream<'_>) -> syn::Result<()> {
    input.parse::<Token![=]>()?;
    let end: Ident = input.parse()?;
    if end == "response" {
        Ok(())
    } else {
        Err(syn::Error::new(end.span(), "expected `response`"))
    }
}

/// Up to the comma behind an option that is not known.
fn skip_value(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}
