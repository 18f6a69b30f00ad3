//! The messages in an expansion.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::file;

/// The messages of our macros about a source file.
#[must_use]
pub fn messages(source: &str) -> Vec<String> {
    let mut messages = Messages::default();
    let expansion = file::expansion(source, quote!());
    messages.collect(expansion.into_token_stream());
    messages.found
}

/// The message of each `compile_error!`, and of each trait `Provides`, through which rustc reports a mistake.
#[derive(Default)]
struct Messages {
    found: Vec<String>,
    /// The text for the next trait.
    unimplemented: Option<String>,
}

impl Messages {
    fn collect(&mut self, tokens: TokenStream) {
        let mut last = String::new();
        for token in tokens {
            match token {
                TokenTree::Ident(name) if name == "Provides" => {
                    self.found.extend(self.unimplemented.take());
                }
                TokenTree::Ident(name) => last = name.to_string(),
                TokenTree::Group(group) if last == "compile_error" => {
                    self.found.extend(first_text(group.stream()));
                    last.clear();
                }
                TokenTree::Group(group) if last == "on_unimplemented" => {
                    self.unimplemented = first_text(group.stream());
                    last.clear();
                }
                TokenTree::Group(group) => self.collect(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

/// The first literal, which is a string.
fn first_text(tokens: TokenStream) -> Option<String> {
    let literal = tokens.into_iter().find_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal),
        _ => None,
    })?;
    let text = syn::parse2::<syn::LitStr>(TokenTree::from(literal).into()).ok()?;
    Some(text.value())
}
