//! The type parameters of a provider, and its lifetimes, for what stands in its place.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{
    BoundLifetimes, GenericParam, Generics, Lifetime, LifetimeParam, TypeParamBound, WherePredicate,
};

use super::Overridable;
use crate::syntax::own_lifetimes;

impl Overridable<'_> {
    /// Of what asks for one instance: `<'a, S: Scope + 'a>`
    pub(super) fn asking_generics(&self) -> Option<TokenStream> {
        let (lifetimes, generics) = (self.declared_lifetimes(), &self.generics);
        let is_generic = !lifetimes.is_empty() || !generics.is_empty();
        is_generic.then(|| quote!(<#(#lifetimes,)* #(#generics),*>))
    }

    /// `where S: 'a`
    pub(super) fn asking_bounds(&self) -> Option<TokenStream> {
        let bounds = self.bounds_between();
        (!bounds.is_empty()).then(|| quote!(where #(#bounds,)*))
    }

    /// `where (S,): 'static, S: 'a`
    pub(super) fn lasting_bounds(&self) -> Option<TokenStream> {
        let (lasting, bounds) = (self.lasting_types(), self.bounds_between());
        let is_bound = lasting.is_some() || !bounds.is_empty();
        is_bound.then(|| quote!(where #lasting #(#bounds,)*))
    }

    /// The bounds of what is declared where one instance is asked for.
    fn bounds_between(&self) -> Vec<&WherePredicate> {
        let lifetimes = self.declared_lifetimes();
        let own = self.own_generics().where_clause.iter();
        let own = own.flat_map(|clause| &clause.predicates);
        let between = own.filter(|bound| match bound {
            WherePredicate::Lifetime(bound) => {
                let mut used = own_lifetimes(bound, self.own_generics()).into_iter();
                used.all(|used| lifetimes.iter().any(|known| known.lifetime == used))
            }
            _ => false,
        });
        between.chain(self.bounds.iter().copied()).collect()
    }

    /// Of what is for any lifetimes: `S: Scope`
    pub(super) fn giving_generics(&self) -> Option<TokenStream> {
        let generics = self.generics.iter().map(|parameter| match parameter {
            GenericParam::Type(parameter) => {
                let mut parameter = parameter.clone();
                let bounds = parameter.bounds.iter();
                parameter.bounds = bounds.map(|bound| self.for_any(bound)).collect();
                parameter.into_token_stream()
            }
            parameter => parameter.to_token_stream(),
        });
        let generics: Vec<_> = generics.collect();
        (!generics.is_empty()).then(|| quote!(#(#generics),*))
    }

    /// `(S,): 'static, S: for<'a> By<'a>`
    pub(super) fn giving_bounds(&self) -> Option<TokenStream> {
        let bounds = self
            .bounds
            .iter()
            .map(|bound| self.predicate_for_any(bound));
        let (lasting, bounds) = (self.lasting_types(), bounds.collect::<Vec<_>>());
        (!self.generics.is_empty()).then(|| quote!(#lasting #(#bounds,)*))
    }

    fn own_generics(&self) -> &Generics {
        &self.declaration.function.signature.generics
    }

    /// `(S,): 'static`. Not each by itself, which clippy does not like beside other bounds of it.
    fn lasting_types(&self) -> Option<TokenStream> {
        let types = self
            .generics
            .iter()
            .filter_map(|parameter| match parameter {
                GenericParam::Type(parameter) => Some(&parameter.ident),
                _ => None,
            });
        (!self.generics.is_empty()).then(|| quote!((#(#types,)*): 'static,))
    }

    /// The lifetimes of the value, and those in the bounds.
    fn declared_lifetimes(&self) -> Vec<LifetimeParam> {
        let (own, generics, bounds) = (self.own_generics(), &self.generics, &self.bounds);
        let mut used = self.lifetimes.clone();
        used.extend(own_lifetimes(&quote!(#(#generics,)* #(#bounds,)*), own));
        // A bound of one may name another.
        for _ in own.lifetimes() {
            let bounds = own.lifetimes().filter(|own| used.contains(&own.lifetime));
            let bounds: Vec<_> = bounds
                .flat_map(|lifetime| own_lifetimes(lifetime, own))
                .collect();
            used.extend(bounds);
        }
        let declared = own.lifetimes().filter(|own| used.contains(&own.lifetime));
        let elided = self.lifetimes.iter().filter(|lifetime| {
            let mut declared = own.lifetimes();
            declared.all(|own| own.lifetime != **lifetime)
        });
        let elided = elided.map(|lifetime| LifetimeParam::new(lifetime.clone()));
        declared.cloned().chain(elided).collect()
    }

    /// `'static` of `'a`, and `for<'a> By<'a>` of `By<'a>`
    fn for_any(&self, bound: &TypeParamBound) -> TypeParamBound {
        let own = self.own_generics();
        match bound {
            TypeParamBound::Lifetime(lifetime) if !own_lifetimes(lifetime, own).is_empty() => {
                TypeParamBound::Lifetime(Lifetime::new("'static", lifetime.span()))
            }
            TypeParamBound::Trait(bound) => {
                let mut bound = bound.clone();
                let used = own_lifetimes(&bound, own);
                bind(&mut bound.lifetimes, used);
                TypeParamBound::Trait(bound)
            }
            bound => bound.clone(),
        }
    }

    fn predicate_for_any(&self, bound: &WherePredicate) -> WherePredicate {
        let WherePredicate::Type(bound) = bound else {
            return bound.clone();
        };
        let (mut bound, own) = (bound.clone(), self.own_generics());
        if own_lifetimes(&bound.bounded_ty, own).is_empty() {
            let bounds = bound.bounds.iter().map(|each| self.for_any(each));
            bound.bounds = bounds.collect();
        } else {
            let traits = bound.bounds.iter().filter(|each| !is_lifetime(each));
            bound.bounds = traits.cloned().collect();
            let used = own_lifetimes(&bound, own);
            bind(&mut bound.lifetimes, used);
        }
        WherePredicate::Type(bound)
    }
}

fn is_lifetime(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Lifetime(_))
}

/// `for<'a>`
fn bind(binder: &mut Option<BoundLifetimes>, lifetimes: Vec<Lifetime>) {
    if lifetimes.is_empty() {
        return;
    }
    let binder = binder.get_or_insert_with(BoundLifetimes::default);
    let parameters = lifetimes.into_iter().map(LifetimeParam::new);
    binder
        .lifetimes
        .extend(parameters.map(GenericParam::Lifetime));
}
