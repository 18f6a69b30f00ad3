use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

const OURS: [&str; 7] = [
    "input",
    "singleton",
    "request",
    "factory",
    "dep",
    "extract",
    "arg",
];

/// The item with every `#[singleton]`, `#[arg]` and so on taken out, at any depth, so that rustc
/// does not report them as unknown behind our own error.
pub(crate) fn without_our_attributes(tokens: TokenStream) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_our_attribute(&group) && ends_with_pound(&kept) => {
                kept.pop();
            }
            TokenTree::Group(group) => {
                let mut inner =
                    Group::new(group.delimiter(), without_our_attributes(group.stream()));
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
    group.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(name)) if OURS.iter().any(|ours| name == ours))
}
