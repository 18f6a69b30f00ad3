//! What stands in the parentheses of a lifetime attribute.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, ExprPath, Meta, Token, Type};

use crate::diagnostics::messages::{block, lazy, provider, teardown};
use crate::diagnostics::{Diagnostic, Errors};
use crate::graph::{Lifetime, Until};
use crate::syntax::{
    Misread, ReturnType, Unreturnable, assigned, no_value, parse_within, under_its_name, ungroup,
};

/// Everything that can be said of a provider beside its lifetime.
#[derive(Clone, Default)]
pub(crate) struct ProviderOptions {
    /// `as = dyn Store`, as often as it is given.
    pub(crate) traits: Vec<Type>,
    /// `extract`
    pub(crate) extract: Option<Ident>,
    /// `shared`
    pub(crate) shared: Option<Ident>,
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
    /// Puts the block's name in the place of `Self`, in types that are also written elsewhere.
    pub(super) fn name_self(&mut self, block: &Ident) {
        for ty in &mut self.traits {
            let named = under_its_name(ty.to_token_stream(), block);
            *ty = syn::parse2(named).unwrap_or_else(|_| ty.clone());
        }
    }

    /// The options of a provider. What is wrong with them is reported, and left out.
    pub(super) fn of(marker: &Attribute, lifetime: Lifetime, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        if let Meta::List(list) = &marker.meta {
            let parse = |input: ParseStream<'_>| options.read_all(input, lifetime, errors);
            // Every option is reported where it is read.
            options.is_incomplete |= parse_within(list.tokens.clone(), parse).is_err();
        } else if let Meta::NameValue(pair) = &marker.meta {
            errors.push(provider::scope_with_a_value(&pair.value, lifetime));
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
            if let Err(mistake) = self.read_one(input, lifetime, errors) {
                errors.push(mistake);
                self.is_incomplete = true;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// One option, up to its comma.
    fn read_one(
        &mut self,
        input: ParseStream<'_>,
        lifetime: Lifetime,
        errors: &mut Errors,
    ) -> Result<(), Diagnostic> {
        let Ok(name) = input.call(Ident::parse_any) else {
            let place = Misread::skipped(input).place(&TokenStream::new());
            return Err(provider::unknown_provider_option(&place, lifetime));
        };
        if let Some((slot, owners)) = self.flag(&name) {
            if !owners.contains(&lifetime) {
                errors.push(provider::misplaced_option(&name, owners));
            } else if slot.replace(name.clone()).is_some() {
                errors.push(block::repeated_option(&name));
            }
            return no_value(input)
                .map_err(|misread| provider::option_with_a_value(&name, &misread, lifetime));
        }
        let is_repeated = match name.to_string().as_str() {
            "teardown" => self.teardown.replace(teardown(&name, input)?).is_some(),
            "until" => {
                assigned(input, response)
                    .map_err(|misread| teardown::malformed_until(&name, &misread))?;
                self.until.replace(name.clone()).is_some()
            }
            "timeout" => self.timeout.replace(timeout(&name, input)?).is_some(),
            "as" => {
                self.traits.push(trait_object(&name, input)?);
                false
            }
            _ => {
                Misread::skipped(input);
                return Err(provider::unknown_provider_option(&name, lifetime));
            }
        };
        errors.extend(is_repeated.then(|| block::repeated_option(&name)));
        Ok(())
    }

    /// The option that is a word alone, and the lifetimes it goes with.
    fn flag(&mut self, name: &Ident) -> Option<(&mut Option<Ident>, &'static [Lifetime])> {
        match name.to_string().as_str() {
            "extract" => Some((&mut self.extract, &[Lifetime::Request])),
            "shared" => Some((&mut self.shared, &[Lifetime::Request])),
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

    /// Takes out what does not go with the lifetime, or with first use.
    fn check_lazy(&mut self, lifetime: Lifetime, errors: &mut Errors) {
        let has_lazy = self.lazy.is_some();
        let timeout = self.timeout.take_if(|_| !has_lazy);
        errors.extend(timeout.map(|timeout| match lifetime {
            Lifetime::Singleton => lazy::timeout_without_lazy(&timeout.option),
            _ => provider::misplaced_option(&timeout.option, &[Lifetime::Singleton]),
        }));
        let state = self.state.take_if(|_| has_lazy);
        errors.extend(state.map(|state| lazy::state_of_lazy(&state)));
    }

    /// Takes out what does not go with the lifetime.
    fn check_teardown(&mut self, lifetime: Lifetime, errors: &mut Errors) {
        let until = self.until.take_if(|_| lifetime != Lifetime::Request);
        errors.extend(until.map(|until| provider::misplaced_option(&until, &[Lifetime::Request])));
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
}

/// `= dyn Store`
fn trait_object(option: &Ident, input: ParseStream<'_>) -> Result<Type, Diagnostic> {
    assigned(input, object).map_err(|misread| provider::malformed_provider_option(option, &misread))
}

fn object(input: ParseStream<'_>) -> syn::Result<Type> {
    let ty: Type = input.parse()?;
    match ungroup(&ty) {
        object @ Type::TraitObject(_) => Ok(object.clone()),
        _ => Err(input.error("expected `dyn Trait`")),
    }
}

/// `= Tx::finish`
fn teardown(option: &Ident, input: ParseStream<'_>) -> Result<Teardown, Diagnostic> {
    let path = assigned(input, ExprPath::parse);
    let path = path.map_err(|misread| teardown::malformed_teardown(option, &misread))?;
    Ok(Teardown {
        option: option.clone(),
        path,
    })
}

/// `= Duration::from_secs(5)`
fn timeout(option: &Ident, input: ParseStream<'_>) -> Result<Timeout, Diagnostic> {
    let bound = assigned(input, duration);
    let bound = bound.map_err(|misread| lazy::malformed_timeout(option, &misread))?;
    Ok(Timeout {
        option: option.clone(),
        bound,
    })
}

/// An expression that may be a `Duration`, as no literal is.
pub(super) fn duration(input: ParseStream<'_>) -> syn::Result<Expr> {
    match input.parse()? {
        Expr::Lit(literal) => Err(syn::Error::new_spanned(literal, "expected a `Duration`")),
        bound => Ok(bound),
    }
}

/// The only value of `until`.
fn response(input: ParseStream<'_>) -> syn::Result<()> {
    let end: Ident = input.parse()?;
    if end == "response" {
        Ok(())
    } else {
        Err(syn::Error::new(end.span(), "expected `response`"))
    }
}
