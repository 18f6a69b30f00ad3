//! What an item about a provider's types declares of the generics of the provider's function.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{GenericParam, Generics, Lifetime, WherePredicate};

use crate::syntax::{CallSite, Code, mentions_lifetime_named, mentions_name, type_parameters};

#[derive(Default)]
pub(super) struct TypeGenerics<'a> {
    lifetimes: Vec<&'a Lifetime>,
    parameters: Vec<GenericParam>,
    bounds: Vec<&'a WherePredicate>,
}

impl<'a> TypeGenerics<'a> {
    /// Those that are in the type, and what is said of them alone. Nothing if one of them is only there
    /// as `T::Item`, which does not tell what `T` is.
    pub(super) fn of(generics: &'a Generics, ty: &TokenStream) -> Option<Self> {
        if generics.params.is_empty() {
            return Some(Self::default());
        }
        let (own, others): (Vec<_>, Vec<_>) =
            type_parameters(generics).partition(|name| mentions_name(ty, name));
        if !own.iter().all(|name| is_told(ty, name)) {
            return None;
        }
        let is_own = |name: &Ident| own.contains(&name);
        let mentions = |tokens: &dyn ToTokens, names: &[&Ident]| {
            let tokens = tokens.to_token_stream();
            names.iter().any(|name| mentions_name(&tokens, name))
        };
        let mut parameters = generics.params.clone().into_iter().collect::<Vec<_>>();
        parameters.retain(|parameter| name_of(parameter).is_some_and(is_own));
        for parameter in &mut parameters {
            if let GenericParam::Type(parameter) = parameter
                && mentions(&parameter.bounds, &others)
            {
                parameter.bounds = Punctuated::new();
            }
        }
        let bounds = generics.where_clause.iter().flat_map(|all| &all.predicates);
        let bounds: Vec<_> = bounds
            .filter(|bound| mentions(bound, &own) && !mentions(bound, &others))
            .collect();
        let text = quote!(#ty #(#parameters)* #(#bounds)*);
        let lifetimes = generics.lifetimes().map(|declared| &declared.lifetime);
        let lifetimes = lifetimes.filter(|lifetime| mentions_lifetime_named(&text, lifetime));
        Some(Self {
            lifetimes: lifetimes.collect(),
            parameters,
            bounds,
        })
    }

    /// `<'a, T: Entity>`, with what else is declared.
    pub(super) fn declared(
        &self,
        site: CallSite<'_>,
        besides: Option<&Code>,
    ) -> Option<TokenStream> {
        let (lifetimes, parameters) = (&self.lifetimes, &self.parameters);
        let besides = besides.into_iter();
        let is_empty = lifetimes.is_empty() && parameters.is_empty() && besides.len() == 0;
        (!is_empty)
            .then(|| quote_spanned!(site.code=> <#(#lifetimes,)* #(#parameters,)* #(#besides)*>))
    }

    /// `where Repo<T>: Send`
    pub(super) fn bounds(&self, site: CallSite<'_>) -> Option<TokenStream> {
        let bounds = &self.bounds;
        (!bounds.is_empty()).then(|| quote_spanned!(site.code=> where #(#bounds),*))
    }
}

fn name_of(parameter: &GenericParam) -> Option<&Ident> {
    match parameter {
        GenericParam::Type(parameter) => Some(&parameter.ident),
        GenericParam::Const(parameter) => Some(&parameter.ident),
        GenericParam::Lifetime(_) => None,
    }
}

/// It stands in the type by itself: `T`, and not `T::Item` or `<T as Table>::Row`.
fn is_told(ty: &TokenStream, name: &Ident) -> bool {
    let tokens = flat(ty.clone());
    let is_as = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "as");
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let mut places = tokens.iter().enumerate();
    let is_alone = places.any(|(position, token)| {
        let before = position
            .checked_sub(1)
            .and_then(|before| tokens.get(before));
        matches!(token, TokenTree::Ident(word) if word == name)
            && !is_colon(before)
            && !is_colon(tokens.get(position + 1))
    });
    is_alone && !tokens.iter().any(is_as)
}

fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let tokens = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Group(group) => flat(group.stream()),
        token => vec![token],
    });
    tokens.collect()
}
