//! An item of a block.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::block::Block;
use super::members::start;
use super::{is_punct, is_word};

pub(super) enum Member {
    /// Is wired.
    Function {
        /// What stands in its own `#[inject(…)]`.
        own: TokenStream,
        /// Its `#[cfg(…)]`s, which hold for all that becomes of it.
        conditions: TokenStream,
        item: TokenStream,
    },
    /// A block with an `#[inject(…)]` of its own.
    Group { own: TokenStream, item: TokenStream },
    /// Stays as it is.
    Other(TokenStream),
}

impl Member {
    pub(super) fn of(tokens: &TokenStream) -> Self {
        let tokens: Vec<_> = tokens.clone().into_iter().collect();
        let (head, rest) = tokens.split_at(start(&tokens));
        let mut own = None;
        let (mut conditions, mut kept) = (TokenStream::new(), TokenStream::new());
        let mut head = head.iter().peekable();
        while let Some(token) = head.next() {
            let attribute = head.next_if(|_| is_punct(token, '#'));
            match attribute.map(|attribute| (attribute, of_inject(attribute))) {
                Some((_, Some(options))) if own.is_none() => own = Some(options),
                Some((attribute, _)) if is_condition(attribute) => {
                    conditions.extend([token.clone(), attribute.clone()]);
                }
                attribute => {
                    kept.extend([token.clone()]);
                    kept.extend(attribute.map(|(attribute, _)| attribute.clone()));
                }
            }
        }
        Self::told_apart(own, conditions, (kept, rest))
            .unwrap_or_else(|| Self::Other(tokens.iter().cloned().collect()))
    }

    fn told_apart(
        own: Option<TokenStream>,
        conditions: TokenStream,
        (kept, rest): (TokenStream, &[TokenTree]),
    ) -> Option<Self> {
        let item: TokenStream = kept.into_iter().chain(rest.iter().cloned()).collect();
        if let Some(own) = &own
            && Block::of(&item).is_some()
        {
            let item = conditions.into_iter().chain(item).collect();
            let own = own.clone();
            return Some(Self::Group { own, item });
        }
        let is_wired = own.is_some() || is_async_function(rest);
        is_wired.then(|| Self::Function {
            own: own.unwrap_or_default(),
            conditions,
            item,
        })
    }

    pub(super) fn is_wired(&self) -> bool {
        !matches!(self, Self::Other(_))
    }
}

/// `async fn`, `async unsafe fn`
fn is_async_function(tokens: &[TokenTree]) -> bool {
    let fn_token = tokens.iter().position(|token| is_word(token, "fn"));
    let asyncness = tokens.iter().position(|token| is_word(token, "async"));
    let is_qualified = |(asyncness, fn_token)| asyncness < fn_token && fn_token < 5;
    asyncness.zip(fn_token).is_some_and(is_qualified)
}

/// What stands in the parentheses of `#[inject(…)]`, or nothing for another attribute.
fn of_inject(attribute: &TokenTree) -> Option<TokenStream> {
    let tokens = content(attribute)?;
    let (last, path) = match tokens.split_last()? {
        (TokenTree::Group(group), path) if group.delimiter() == Delimiter::Parenthesis => {
            (group.stream(), path)
        }
        _ => (TokenStream::new(), tokens.as_slice()),
    };
    let is_path = path
        .iter()
        .all(|token| matches!(token, TokenTree::Ident(_)) || is_punct(token, ':'));
    (is_path && is_word(path.last()?, "inject")).then_some(last)
}

fn is_condition(attribute: &TokenTree) -> bool {
    let first = content(attribute).and_then(|tokens| tokens.into_iter().next());
    first.is_some_and(|first| is_word(&first, "cfg"))
}

fn content(attribute: &TokenTree) -> Option<Vec<TokenTree>> {
    match attribute {
        TokenTree::Group(group) => Some(group.stream().into_iter().collect()),
        _ => None,
    }
}
