use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use super::depth::DEEPEST;
use crate::vocabulary::is_attribute;

/// The item with every `#[singleton]`, `#[arg]` and so on taken out, at any depth, so that rustc
/// does not report them as unknown behind our own error.
pub(crate) fn without_our_attributes(tokens: TokenStream) -> TokenStream {
    without(tokens, 0)
}

fn without(tokens: TokenStream, depth: usize) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_our_attribute(&group) && ends_with_pound(&kept) => {
                kept.pop();
            }
            TokenTree::Group(group) if depth < DEEPEST => {
                let inner = without(group.stream(), depth + 1);
                let mut inner = Group::new(group.delimiter(), inner);
                inner.set_span(group.span());
                kept.push(inner.into());
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

fn ends_with_pound(tokens: &[TokenTree]) -> bool {
    matches!(tokens.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
}

fn is_our_attribute(group: &Group) -> bool {
    let first = group.stream().into_iter().next();
    let is_ours = match first {
        // Nobody expands what it stands for.
        Some(TokenTree::Ident(name)) if name == "cfg_attr" => is_conditionally_ours(group),
        Some(TokenTree::Ident(name)) => is_our_name(&name),
        _ => false,
    };
    is_ours && group.delimiter() == Delimiter::Bracket
}

/// It is for us, on a provider or on a parameter.
pub(crate) fn is_our_name(name: &Ident) -> bool {
    is_attribute(&name.to_string())
}

/// `cfg_attr(unix, request)`
fn is_conditionally_ours(attribute: &Group) -> bool {
    let listed = attribute.stream().into_iter().nth(1);
    let Some(TokenTree::Group(listed)) = listed else {
        return false;
    };
    let mut tokens = listed.stream().into_iter().peekable();
    let mut is_ours = false;
    while let Some(token) = tokens.next() {
        is_ours |= matches!(
            (&token, tokens.peek()),
            (TokenTree::Punct(comma), Some(TokenTree::Ident(name))) if comma.as_char() == ',' && is_our_name(name)
        );
    }
    is_ours
}
