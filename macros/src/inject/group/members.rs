//! The items of a block. They are counted out and not parsed: a function that somebody is typing is no
//! reason to lose the others.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{is_punct, is_word};

/// The tokens of each item, in their order.
pub(super) fn members(body: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<_> = body.into_iter().collect();
    let mut members = Vec::new();
    let mut rest = tokens.as_slice();
    while !rest.is_empty() {
        let (member, behind) = rest.split_at(length(rest));
        members.push(member.iter().cloned().collect());
        rest = behind;
    }
    members
}

/// How many of the tokens are the first item's.
fn length(tokens: &[TokenTree]) -> usize {
    if let [pound, not, TokenTree::Group(_), ..] = tokens
        && is_punct(pound, '#')
        && is_punct(not, '!')
    {
        return 3;
    }
    let ends_with_braces = !ends_with_semicolon(tokens);
    for (position, token) in tokens.iter().enumerate() {
        let next = tokens.get(position + 1);
        let is_end = match token {
            TokenTree::Group(group) => {
                ends_with_braces
                    && group.delimiter() == Delimiter::Brace
                    && !next.is_some_and(continues_a_type)
            }
            token => is_punct(token, ';'),
        };
        if is_end {
            return position + 1;
        }
        if let Some(start) = next_function(tokens, position) {
            return start;
        }
    }
    tokens.len()
}

/// The braces are an argument: `Buffer<{ 2 * N }>`, `Array<{ N }, u8>`.
fn continues_a_type(next: &TokenTree) -> bool {
    is_punct(next, '>') || is_punct(next, ',')
}

/// `const A: B = B { … };`, `use a::{b, c};` and so on: the braces are not the end.
fn ends_with_semicolon(tokens: &[TokenTree]) -> bool {
    let keyword = tokens[start(tokens)..]
        .iter()
        .find_map(|token| match token {
            TokenTree::Ident(word) => Some(word),
            _ => None,
        });
    let Some(keyword) = keyword else {
        return false;
    };
    match keyword.to_string().as_str() {
        "static" | "type" | "use" => true,
        "const" => !is_function(tokens),
        _ => false,
    }
}

/// `const fn`, `const unsafe extern "C" fn`
fn is_function(tokens: &[TokenTree]) -> bool {
    let mut words = tokens[start(tokens)..].iter();
    words
        .find(|token| {
            let is_qualifier = ["const", "async", "unsafe", "extern"]
                .iter()
                .any(|word| is_word(token, word));
            !is_qualifier && !matches!(token, TokenTree::Literal(_))
        })
        .is_some_and(|token| is_word(token, "fn"))
}

/// Where the item itself begins, behind attributes and the visibility.
pub(super) fn start(tokens: &[TokenTree]) -> usize {
    let mut position = 0;
    while let Some(token) = tokens.get(position) {
        let is_visible = is_word(token, "pub");
        let next = tokens.get(position + 1);
        position += match (token, next) {
            (_, Some(TokenTree::Group(_))) if is_punct(token, '#') => 2,
            (_, Some(TokenTree::Group(scope))) if is_visible && is_scope(scope) => 2,
            (TokenTree::Group(group), _) if group.delimiter() == Delimiter::None => 1,
            _ if is_visible => 1,
            _ => break,
        };
    }
    position
}

fn is_scope(group: &proc_macro2::Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

/// Where another function begins, if the one before it does not end: `async fn lis async fn ban() {}`.
/// A type `fn(u8)` has no name.
fn next_function(tokens: &[TokenTree], position: usize) -> Option<usize> {
    let is_named = matches!(tokens.get(position + 1), Some(TokenTree::Ident(_)));
    let is_first = !tokens[..position].iter().any(|token| is_word(token, "fn"));
    if is_first || !is_named || !is_word(&tokens[position], "fn") {
        return None;
    }
    let is_qualifier = |token: &&TokenTree| {
        ["pub", "const", "async", "unsafe"]
            .iter()
            .any(|word| is_word(token, word))
    };
    let qualifiers = tokens[..position].iter().rev().take_while(is_qualifier);
    Some(position - qualifiers.count())
}

#[cfg(test)]
mod tests {
    use super::members;

    fn split(text: &str) -> Vec<String> {
        let members = members(text.parse().unwrap());
        members.iter().map(ToString::to_string).collect()
    }

    fn same(texts: &[&str]) -> Vec<String> {
        let tokens = texts
            .iter()
            .map(|text| text.parse::<proc_macro2::TokenStream>().unwrap());
        tokens.map(|tokens| tokens.to_string()).collect()
    }

    fn are_told_apart(texts: &[&str]) {
        assert_eq!(split(&texts.join(" ")), same(texts));
    }

    #[test]
    fn functions_end_with_their_bodies() {
        are_told_apart(&[
            "#[doc = \"a\"] pub(crate) async fn a(db: &Db) -> Json<u8> { [1; 2]; }",
            "fn b() -> [u8; 2] { [0; 2] }",
            "const fn c() {}",
        ]);
    }

    #[test]
    fn a_constant_argument_is_no_body() {
        are_told_apart(&[
            "async fn a() -> Buffer<{ 2 * 3 }> { x }",
            "async fn b(_: Array<{ 1 }, u8>) -> Array<{ 1 }, u8> { x }",
        ]);
    }

    #[test]
    fn other_items_end_where_they_do() {
        are_told_apart(&[
            "#![allow(unused)]",
            "use a::{b, c};",
            "const N: B = B { c: 1 };",
            "struct S;",
            "struct T { a: u8 }",
            "macro_rules! m { () => {}; }",
            "m!(a);",
            "mod inner { fn a() {} }",
            "static X: u8 = { 1 };",
        ]);
    }

    #[test]
    fn a_function_that_does_not_end_leaves_the_next_as_it_is() {
        are_told_apart(&["async fn lis", "async fn ban() {}"]);
        are_told_apart(&["async fn list(", ") -> fn(u8) -> u8 { x }"][..0]);
        are_told_apart(&["async fn list() -> fn(u8) -> u8 { x }", "fn b() {}"]);
    }
}
