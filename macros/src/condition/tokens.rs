use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The tokens, without the invisible groups that `macro_rules!` wraps around `$predicate:meta`.
pub(super) fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flattened = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flattened.extend(flat(group.stream()));
            }
            token => flattened.push(token),
        }
    }
    flattened
}

/// The tokens between commas. A trailing comma is allowed.
pub(super) fn entries(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens = flat(tokens);
    let mut entries: Vec<_> = tokens
        .split(|token| is_punct(token, ','))
        .map(<[TokenTree]>::to_vec)
        .collect();
    entries.pop_if(|last| last.is_empty());
    entries
}

pub(super) fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}
