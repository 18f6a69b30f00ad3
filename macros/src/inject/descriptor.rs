use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, TokenTree, token_stream};
use syn::LitStr;

/// The graph as a handler is handed it, `"1a2b" { "…the graph…" }`. Each handler is, and the text of a
/// large graph is long: it is only looked at where its fingerprint is not known.
pub(super) struct Descriptor {
    pub(super) fingerprint: String,
    text: Option<Group>,
}

impl Descriptor {
    /// What comes next, if it is a fingerprint.
    pub(super) fn of(tokens: &mut Peekable<token_stream::IntoIter>) -> Option<Self> {
        let Some(TokenTree::Literal(fingerprint)) = tokens.next() else {
            return None;
        };
        let is_text = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        let text = match tokens.next_if(is_text) {
            Some(TokenTree::Group(text)) => Some(text),
            _ => None,
        };
        Some(Self {
            fingerprint: fingerprint.to_string(),
            text,
        })
    }

    /// Nothing if another version wrote it in another form.
    pub(super) fn text(&self) -> Option<String> {
        let text = self.text.as_ref()?.stream();
        Some(syn::parse2::<LitStr>(text).ok()?.value())
    }
}

#[cfg(test)]
impl Descriptor {
    pub(super) fn new(fingerprint: &str, text: &str) -> Self {
        Self {
            fingerprint: fingerprint.to_owned(),
            text: Some(Group::new(Delimiter::Brace, quote::quote!(#text))),
        }
    }
}
