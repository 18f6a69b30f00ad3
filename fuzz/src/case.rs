//! An input for the macros.

use arbitrary::Arbitrary;
use proc_macro2::TokenStream;

use crate::edit::Edit;
use crate::features::with_overrides;
use crate::fixtures;
use crate::program::{Call, Carried, calls, names};
use crate::words::{self, Word};

#[derive(Arbitrary, Debug)]
pub(crate) enum Case<'a> {
    /// An existing program with changes.
    Edited { fixture: u8, edits: Vec<Edit> },
    /// Arbitrary tokens in place of one call in an existing program.
    Words {
        fixture: u8,
        call: u8,
        options: Option<Vec<Word>>,
        item: Vec<Word>,
    },
    /// Arbitrary text in the same place.
    Text {
        fixture: u8,
        call: u8,
        options: &'a str,
        item: &'a str,
    },
}

impl Case<'_> {
    /// Expands the program with the feature `override` and without it.
    pub(crate) fn run(&self) {
        self.check();
        with_overrides(|| self.check());
    }

    fn check(&self) {
        let Some(calls) = self.calls() else { return };
        let mut known = Carried::default();
        for call in &calls {
            let expansion = call.expand(&known);
            let text = expansion.to_string();
            assert!(!text.is_empty(), "empty output for {}", call.item);
            assert!(
                text == call.expand(&known).to_string(),
                "the second expansion differs: {}",
                call.item
            );
            assert!(
                !names(&call.item, &call.name)
                    || names(&expansion, &call.name)
                    // `impl Other App {}` does not name the container unambiguously.
                    || names(&expansion, "compile_error"),
                "`{}` is missing: {}\n{text}",
                call.name,
                call.item
            );
            known.learn(call, expansion);
        }
    }

    fn calls(&self) -> Option<Vec<Call>> {
        match self {
            Self::Edited { fixture, edits } => {
                let mut all = calls(fixtures::source(*fixture));
                for edit in edits.iter().take(16) {
                    let call = one(&mut all, edit.call)?;
                    let tokens = if edit.is_of_options {
                        &mut call.options
                    } else {
                        &mut call.item
                    };
                    *tokens = edit.apply(tokens);
                }
                Some(all)
            }
            Self::Words {
                fixture,
                call,
                options,
                item,
            } => {
                let options = options.as_deref().map(words::all);
                replaced(*fixture, *call, options, words::all(item))
            }
            Self::Text {
                fixture,
                call,
                options,
                item,
            } => replaced(
                *fixture,
                *call,
                Some(options.parse().ok()?),
                item.parse().ok()?,
            ),
        }
    }
}

fn replaced(
    fixture: u8,
    number: u8,
    options: Option<TokenStream>,
    item: TokenStream,
) -> Option<Vec<Call>> {
    let mut all = calls(fixtures::source(fixture));
    let call = one(&mut all, number)?;
    call.options = options.unwrap_or_else(|| call.options.clone());
    call.item = item;
    Some(all)
}

fn one(calls: &mut [Call], number: u8) -> Option<&mut Call> {
    let last = calls.len().checked_sub(1)?;
    calls.get_mut(usize::from(number).min(last))
}
