use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{GenericParam, Generics, Ident, Lifetime};

/// The names of a function's type and const parameters.
pub(crate) fn type_parameters(generics: &Generics) -> impl Iterator<Item = &Ident> {
    let parameters = generics.params.iter();
    parameters.filter_map(|parameter| match parameter {
        GenericParam::Type(parameter) => Some(&parameter.ident),
        GenericParam::Const(parameter) => Some(&parameter.ident),
        GenericParam::Lifetime(_) => None,
    })
}

/// The name stands somewhere in the tokens.
pub(crate) fn mentions_name(tokens: &(impl ToTokens + ?Sized), name: &Ident) -> bool {
    let tokens = tokens.to_token_stream().into_iter();
    let mut found = tokens.map(|token| match token {
        TokenTree::Group(group) => mentions_name(&group.stream(), name),
        TokenTree::Ident(word) => word.unraw() == name.unraw(),
        _ => false,
    });
    found.any(|is_it| is_it)
}

/// The lifetime stands somewhere in the tokens.
pub(crate) fn mentions_lifetime_named(
    tokens: &(impl ToTokens + ?Sized),
    lifetime: &Lifetime,
) -> bool {
    let mut is_after_quote = false;
    tokens.to_token_stream().into_iter().any(|token| {
        let was_after_quote = is_after_quote;
        is_after_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match token {
            TokenTree::Group(group) => mentions_lifetime_named(&group.stream(), lifetime),
            TokenTree::Ident(name) => was_after_quote && name == lifetime.ident,
            _ => false,
        }
    })
}
