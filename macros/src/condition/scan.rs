//! Which questions there are. Nothing is parsed for that: most items have none.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::conditional::Conditional;
use super::predicate::Predicate;
use super::tokens::{flat, is_punct};
use crate::syntax::is_our_name;

/// Those on the providers of a block, and on their parameters.
pub(crate) fn in_block(item: &TokenStream) -> Vec<Predicate> {
    let mut found = Vec::new();
    let block = flat(item.clone()).into_iter().next_back();
    if let Some(TokenTree::Group(block)) = block {
        let tokens = flat(block.stream());
        for member in tokens.split_inclusive(ends_member) {
            let (attributes, rest) = attributes(member);
            if attributes.iter().any(is_marker) {
                for attribute in attributes {
                    collect(attribute, &mut found);
                }
                in_parentheses(rest, &mut found);
            }
        }
    }
    found
}

/// Those on the parameters of a function.
pub(crate) fn on_parameters(function: &TokenStream) -> Vec<Predicate> {
    let mut found = Vec::new();
    in_parentheses(&flat(function.clone()), &mut found);
    found
}

fn ends_member(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_punct(token, ';'),
    }
}

/// The tokens in the brackets of the leading attributes, and the tokens after these attributes.
fn attributes(mut tokens: &[TokenTree]) -> (Vec<TokenStream>, &[TokenTree]) {
    let mut attributes = Vec::new();
    while let [pound, TokenTree::Group(group), rest @ ..] = tokens
        && is_punct(pound, '#')
    {
        attributes.push(group.stream());
        tokens = rest;
    }
    (attributes, tokens)
}

/// It makes a provider of a function, perhaps under a condition.
fn is_marker(attribute: &TokenStream) -> bool {
    let is_ours = match flat(attribute.clone()).first() {
        Some(TokenTree::Ident(name)) => is_our_name(name),
        _ => false,
    };
    is_ours
        || matches!(
            Conditional::of(attribute.clone()),
            Some(Conditional::Attributes(..))
        )
}

fn in_parentheses(tokens: &[TokenTree], found: &mut Vec<Predicate>) {
    for token in tokens {
        if let TokenTree::Group(group) = token
            && group.delimiter() == Delimiter::Parenthesis
        {
            let tokens = flat(group.stream());
            for position in 0..tokens.len() {
                let (attributes, _) = attributes(&tokens[position..]);
                for attribute in attributes {
                    collect(attribute, found);
                }
            }
        }
    }
}

fn collect(attribute: TokenStream, found: &mut Vec<Predicate>) {
    let (condition, attributes) = match Conditional::of(attribute) {
        Some(Conditional::Item(condition)) => (condition, Vec::new()),
        Some(Conditional::Attributes(condition, attributes)) => (condition, attributes),
        None => return,
    };
    if !found.contains(&condition.predicate) {
        found.push(condition.predicate);
    }
    for attribute in attributes {
        collect(attribute, found);
    }
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::{in_block, on_parameters};

    fn block(text: &str) -> Vec<String> {
        let found = in_block(&text.parse().unwrap());
        found
            .iter()
            .map(|predicate| predicate.to_token_stream().to_string())
            .collect()
    }

    #[test]
    fn each_question_is_asked_once() {
        let found = block(
            "impl App { #[cfg(a)] #[request] fn f(#[cfg(b)] c: C) {} #[cfg(not(a))] #[request] fn f() {} }",
        );
        assert_eq!(found, ["a", "b"]);
    }

    #[test]
    fn what_is_no_provider_is_left_to_rustc() {
        let found = block(
            "impl App { #[cfg(a)] fn f(#[cfg(b)] c: C) {} #[cfg(c)] const C: u8 = 1; #[request] fn g() { #[cfg(d)] h(); } }",
        );
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn attributes_of_others_are_left_to_rustc() {
        let found = block(
            "impl App { #[cfg_attr(a, inline)] #[request] fn f() {} #[cfg_attr(b, cfg(c), request)] fn g() {} }",
        );
        assert_eq!(found, ["b", "c"]);
    }

    #[test]
    fn the_parameters_of_a_handler_are_read_and_its_body_is_not() {
        let text =
            "pub(crate) async fn f(a: A, #[cfg(b)] #[dep] b: (B, C)) -> (A, B) { #[cfg(c)] g(); }";
        assert_eq!(on_parameters(&text.parse().unwrap()).len(), 1);
    }
}
