//! A change to an existing program.

use arbitrary::Arbitrary;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::program::{count, edited};
use crate::words::Word;

/// A change to one token in the item or in the options of a macro call.
#[derive(Arbitrary, Debug)]
pub(crate) struct Edit {
    pub(crate) call: u8,
    pub(crate) is_of_options: bool,
    position: u16,
    change: Change,
}

#[derive(Arbitrary, Debug)]
enum Change {
    Lose,
    Double,
    Swap,
    Insert(Word),
    Replace(Word),
    /// Replaces the token by another token of the same program.
    Copy(u16),
    Group(Parentheses),
    Ungroup,
    Empty,
}

#[derive(Arbitrary, Debug)]
enum Parentheses {
    Round,
    Curly,
    Square,
    Invisible,
}

impl Edit {
    pub(crate) fn apply(&self, tokens: &TokenStream) -> TokenStream {
        let all = count(tokens);
        if all == 0 {
            return match &self.change {
                Change::Insert(word) | Change::Replace(word) => word.tokens().into_iter().collect(),
                _ => TokenStream::new(),
            };
        }
        let at = |position: u16| usize::from(position) % all;
        edited(tokens, at(self.position), |token, next| {
            match &self.change {
                Change::Swap => next.into_iter().chain([token]).collect(),
                change => {
                    let changed = change.of(token, |position| token_at(tokens, at(position)));
                    changed.into_iter().chain(next).collect()
                }
            }
        })
    }
}

impl Change {
    fn of(&self, token: TokenTree, at: impl Fn(u16) -> Option<TokenTree>) -> Vec<TokenTree> {
        match (self, token) {
            (Self::Lose, _) => Vec::new(),
            (Self::Double, token) => vec![token.clone(), token],
            (Self::Insert(word), token) => word.tokens().into_iter().chain([token]).collect(),
            (Self::Replace(word), _) => word.tokens(),
            (Self::Copy(from), token) => at(*from).into_iter().chain([token]).collect(),
            (Self::Group(parentheses), token) => {
                vec![Group::new(parentheses.delimiter(), token.into()).into()]
            }
            (Self::Ungroup, TokenTree::Group(group)) => group.stream().into_iter().collect(),
            (Self::Empty, TokenTree::Group(group)) => {
                vec![Group::new(group.delimiter(), TokenStream::new()).into()]
            }
            (Self::Swap | Self::Ungroup | Self::Empty, token) => vec![token],
        }
    }
}

impl Parentheses {
    fn delimiter(&self) -> Delimiter {
        match self {
            Self::Round => Delimiter::Parenthesis,
            Self::Curly => Delimiter::Brace,
            Self::Square => Delimiter::Bracket,
            Self::Invisible => Delimiter::None,
        }
    }
}

fn token_at(tokens: &TokenStream, position: usize) -> Option<TokenTree> {
    let mut found = None;
    edited(tokens, position, |token, _| {
        found = Some(token);
        Vec::new()
    });
    found
}
