//! The generics of a task, which borrows its container for as long as what it returns borrows from it.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{GenericParam, Generics, Lifetime, Type, TypeParamBound, WherePredicate};

use super::super::parse::{Handler, is_of_async_trait};
use crate::syntax::{CallSite, Parameter, mentions_lifetime_named};

impl Handler {
    /// What its caller gives.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.is_argument())
    }
}

/// Each type parameter is `'static` by its bounds.
pub(super) fn is_lasting(handler: &Handler) -> bool {
    let generics = &handler.function.signature.generics;
    let clauses = generics.where_clause.iter();
    let predicates = clauses.flat_map(|clause| &clause.predicates);
    let bounded: Vec<_> = predicates
        .filter_map(|predicate| match predicate {
            WherePredicate::Type(bound) => Some(bound),
            _ => None,
        })
        .collect();
    generics.type_params().all(|parameter| {
        let name = &parameter.ident;
        let elsewhere = bounded.iter().filter(
            |bound| matches!(&bound.bounded_ty, Type::Path(path) if path.path.is_ident(name)),
        );
        let elsewhere = elsewhere.flat_map(|bound| &bound.bounds);
        let mut bounds = parameter.bounds.iter().chain(elsewhere);
        bounds.any(
            |bound| matches!(bound, TypeParamBound::Lifetime(bound) if bound.ident == "static"),
        )
    })
}

/// Input: `async fn find<'a, 'b>(db: &'a Db, log: &'b Log, #[arg] key: &str) -> Row<'a>`
///
/// Output: `<'app: 'a, 'a>`
pub(super) fn generics(site: CallSite<'_>, handler: &Handler) -> Generics {
    if is_of_async_trait(&handler.function.signature) {
        return generics_of_async_trait(handler);
    }
    let mut generics = handler.function.signature.generics.clone();
    let kept = kept(handler);
    let is_kept = |parameter: &GenericParam| match parameter {
        GenericParam::Lifetime(parameter) => kept.contains(&parameter.lifetime),
        _ => true,
    };
    generics.params = generics.params.into_iter().filter(is_kept).collect();
    if let Some(app) = lifetime(site, handler) {
        let lent = lent(handler);
        generics
            .params
            .insert(0, syn::parse_quote_spanned!(site.code=> #app: #(#lent)+*));
    }
    if generics.params.is_empty() {
        generics.lt_token = None;
        generics.gt_token = None;
    }
    generics
}

/// The lifetimes that the trait gives it, or rustc compares them, beside the error that it cannot be
/// wired there.
///
/// Input: `fn run<'life0, 'life1, 'async_trait>(db: &'life0 Db, #[arg] key: &'life1 str) -> …`
///
/// Output: `<'app, 'life1, 'async_trait>`, each of which outlives the last
fn generics_of_async_trait(handler: &Handler) -> Generics {
    let mut generics = handler.function.signature.generics.clone();
    let injected = injected(handler);
    let is_injected = |tokens: TokenStream| {
        let lifetimes = handler.function.signature.generics.lifetimes();
        let mut gone =
            lifetimes.filter(|lifetime| mentions_lifetime_named(&injected, &lifetime.lifetime));
        gone.any(|lifetime| mentions_lifetime_named(&tokens, &lifetime.lifetime))
    };
    let params = std::mem::take(&mut generics.params).into_iter();
    generics.params = params
        .filter(|parameter| !is_injected(parameter.to_token_stream()))
        .collect();
    generics.params.insert(0, syn::parse_quote!('app));
    let predicates = &mut generics.make_where_clause().predicates;
    *predicates = std::mem::take(predicates)
        .into_iter()
        .filter(|predicate| !is_injected(predicate.to_token_stream()))
        .collect();
    predicates.push(syn::parse_quote!('app: 'async_trait));
    generics
}

/// `'app`, where what is returned says that it borrows from what was given.
pub(super) fn lifetime(site: CallSite<'_>, handler: &Handler) -> Option<Lifetime> {
    if is_of_async_trait(&handler.function.signature) {
        return Some(syn::parse_quote!('app));
    }
    let is_lent = !lent(handler).is_empty();
    is_lent.then(|| Lifetime::new("'app", site.locals))
}

/// The lifetimes for which the container lends something.
fn lent(handler: &Handler) -> Vec<Lifetime> {
    let injected = injected(handler);
    let mut kept = kept(handler);
    kept.retain(|lifetime| mentions_lifetime_named(&injected, lifetime));
    kept
}

/// The types of what is injected.
fn injected(handler: &Handler) -> TokenStream {
    let injected = handler.parameters.iter();
    let injected = injected.filter(|parameter| !parameter.is_argument());
    injected
        .map(|parameter| parameter.argument.ty.to_token_stream())
        .collect()
}

/// The lifetimes that the emitted function has too: those of its arguments and of what it returns.
fn kept(handler: &Handler) -> Vec<Lifetime> {
    let signature = &handler.function.signature;
    let mut tokens = signature.output.to_token_stream();
    tokens.extend(
        handler
            .arguments()
            .map(|argument| argument.argument.ty.to_token_stream()),
    );
    tokens.extend(signature.generics.where_clause.to_token_stream());
    let mut lifetimes = Vec::new();
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(parameter) => {
                lifetimes.push(parameter.lifetime.clone());
                tokens.extend(parameter.bounds.to_token_stream());
            }
            other => tokens.extend(other.to_token_stream()),
        }
    }
    lifetimes.retain(|lifetime| mentions_lifetime_named(&tokens, lifetime));
    lifetimes
}
