//! The options of a provider: `#[singleton(lazy)]`.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, ExprPath, Meta, Type};

use crate::diagnostics::messages::{block, lazy, provider, teardown};
use crate::diagnostics::{Diagnostic, Errors};
use crate::graph::{Lifetime, Until};
use crate::syntax::{
    Misread, ReturnType, Unreturnable, assigned, no_value, parse_within, read_options,
    under_its_name, ungroup, word,
};
use crate::vocabulary::{ProviderOption, Value, Word};

/// The options of one provider.
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
    /// The options that are written, without those that are misplaced.
    seen: Vec<Seen>,
    /// An option could not be read.
    pub(crate) is_incomplete: bool,
}

/// An option where it is written.
#[derive(Clone)]
struct Seen {
    option: ProviderOption,
    name: Ident,
}

/// The function that ends the life of a value.
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

impl ProviderOptions {
    /// Puts the block's name in the place of `Self`, in types that are also written elsewhere.
    pub(super) fn name_self(&mut self, block: &Ident) {
        for ty in &mut self.traits {
            let named = under_its_name(ty.to_token_stream(), block);
            *ty = syn::parse2(named).unwrap_or_else(|_| ty.clone());
        }
    }

    /// Reads the options of a provider. Those that are wrong are reported and have no effect.
    pub(super) fn of(marker: &Attribute, lifetime: Lifetime, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        if let Meta::List(list) = &marker.meta {
            options.read(list.tokens.clone(), lifetime, errors);
        } else if let Meta::NameValue(pair) = &marker.meta {
            errors.push(provider::scope_with_a_value(&pair.value, lifetime));
        }
        options.check(errors);
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

    fn read(&mut self, tokens: TokenStream, lifetime: Lifetime, errors: &mut Errors) {
        let read_one = |input: ParseStream<'_>| {
            if let Err(mistake) = self.read_one(input, lifetime, errors) {
                errors.push(mistake);
                self.is_incomplete = true;
            }
        };
        let read = parse_within(tokens, |input| read_options(input, read_one));
        self.is_incomplete |= read.is_err();
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
        let Some(option) = ProviderOption::named(&name.to_string()) else {
            Misread::skipped(input);
            return Err(provider::unknown_provider_option(&name, lifetime));
        };
        if !option.is_valid_on(lifetime) {
            errors.push(misplaced(option, &name, lifetime));
            return Self::default().read_value(option, &name, input, lifetime);
        }
        if option != ProviderOption::As && self.has(option) {
            errors.push(block::repeated_option(&name));
        }
        self.read_value(option, &name, input, lifetime)?;
        self.seen.push(Seen { option, name });
        Ok(())
    }

    fn has(&self, option: ProviderOption) -> bool {
        self.seen.iter().any(|seen| seen.option == option)
    }

    fn read_value(
        &mut self,
        option: ProviderOption,
        name: &Ident,
        input: ParseStream<'_>,
        lifetime: Lifetime,
    ) -> Result<(), Diagnostic> {
        match option.entry().value {
            Value::Nothing => no_value(input)
                .map_err(|misread| provider::option_with_a_value(name, &misread, lifetime))?,
            Value::Word(expected) => word(input, expected)
                .map_err(|misread| teardown::malformed_until(name, &misread))?,
            Value::Assigned { .. } | Value::Listed { .. } => {}
        }
        let written = Some(name.clone());
        match option {
            ProviderOption::As => self.traits.push(trait_object(name, input)?),
            ProviderOption::Teardown => self.teardown = Some(teardown(name, input)?),
            ProviderOption::Timeout => self.timeout = Some(timeout(name, input)?),
            ProviderOption::Until => self.until = written,
            ProviderOption::Lazy => self.lazy = written,
            ProviderOption::External => self.external = written,
            ProviderOption::State => self.state = written,
            ProviderOption::Extract => self.extract = written,
            ProviderOption::Shared => self.shared = written,
            ProviderOption::AfterBody => self.after_body = written,
            ProviderOption::Blocking => self.blocking = written,
            ProviderOption::Infallible => self.infallible = written,
        }
        Ok(())
    }

    /// Takes out the options that have no effect together with, or without, another one.
    fn check(&mut self, errors: &mut Errors) {
        if !self.is_incomplete {
            let alone = self.seen.iter().filter(|seen| {
                let needed = seen.option.entry().with;
                needed.is_some_and(|needed| !self.has(needed))
            });
            errors.extend(alone.map(alone_without_another));
        }
        self.timeout.take_if(|_| self.lazy.is_none());
        let state = self.state.take_if(|_| self.lazy.is_some());
        errors.extend(state.map(|state| lazy::state_of_lazy(&state)));
    }
}

/// An option that this scope does not have.
fn misplaced(option: ProviderOption, name: &Ident, lifetime: Lifetime) -> Diagnostic {
    match (option, lifetime) {
        (ProviderOption::Teardown, Lifetime::Input) => teardown::teardown_of_input(name),
        (ProviderOption::Teardown, _) => teardown::teardown_of_factory(name),
        _ => provider::misplaced_option(option, name),
    }
}

/// An option without the one that it needs.
fn alone_without_another(seen: &Seen) -> Diagnostic {
    match seen.option {
        ProviderOption::Timeout => lazy::timeout_without_lazy(&seen.name),
        _ => teardown::until_without_teardown(&seen.name),
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
