//! The contents of the macro that a container or module expands to.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

/// The contents of a container's macro: the fingerprint of its graph, and the graph.
#[must_use]
pub fn descriptor(tokens: &TokenStream) -> Option<TokenStream> {
    let tokens: Vec<_> = tokens.clone().into_iter().collect();
    let begins = |text: &Group| text.stream().to_string().contains("\"hardwire ");
    let here = tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Literal(fingerprint), TokenTree::Group(text)] if begins(text) => {
            Some(quote!(#fingerprint #text))
        }
        _ => None,
    });
    here.or_else(|| {
        tokens.iter().find_map(|token| match token {
            TokenTree::Group(group) => descriptor(&group.stream()),
            _ => None,
        })
    })
}

/// The contents of a module's macro: the tokens in the braces after `gather! {`, or after `gather` in a call of
/// `named_macro!`.
#[must_use]
pub fn carried(tokens: TokenStream) -> Option<TokenStream> {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Group(group) => carried(group.stream()),
            TokenTree::Ident(name) if name == "gather" => {
                let call = tokens.find_map(|token| match token {
                    TokenTree::Group(call) => Some(call.stream()),
                    _ => None,
                });
                match call?.into_iter().next()? {
                    TokenTree::Group(carried) => Some(carried.stream()),
                    _ => None,
                }
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}
