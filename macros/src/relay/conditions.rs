//! How rustc evaluates the `#[cfg(…)]`s within an item: it does so on the item of an attribute macro,
//! and leaves those within to the macro.
//!
//! So every predicate becomes an attribute of one item, under an attribute macro that comes last:
//!
//! ```text
//! #[cfg_attr(unix, doc = "0")]
//! #[cfg_attr(windows, doc = "1")]
//! #[::hardwire::expansion::configure(container (…) { impl App { … } } asked { { unix } { windows } })]
//! fn conditions() {}
//! ```
//!
//! rustc expands attributes in order, so `configure` finds `#[doc = "0"]` on its item and no other. One
//! hop answers all predicates. It works wherever an item can stand, a function in an `impl` block among
//! them, and the user's tokens go through no `macro_rules!`.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::envelope::Envelope;
use crate::condition::Answers;
use crate::syntax::{CallSite, RuntimePath};

/// The item whose attributes rustc evaluates.
pub(super) fn question(envelope: &Envelope) -> TokenStream {
    let (runtime, asked) = (envelope.runtime(), &envelope.asked);
    let numbers = (0..asked.len()).map(|number| number.to_string());
    quote! {
        #(#[cfg_attr(#asked, doc = #numbers)])*
        #[#runtime::expansion::configure(#envelope)]
        fn conditions() {}
    }
}

impl Envelope {
    /// Reads the answers off the item.
    pub(super) fn answer(&mut self, item: TokenStream) {
        let mut numbers = Vec::new();
        collect_numbers(item, &mut numbers);
        let asked = std::mem::take(&mut self.asked).into_iter().enumerate();
        let (holding, failing): (Vec<_>, Vec<_>) =
            asked.partition(|(number, _)| numbers.contains(number));
        let predicates = |answered: Vec<(usize, _)>| answered.into_iter().map(|(_, asked)| asked);
        self.answers = Answers {
            holding: predicates(holding).collect(),
            failing: predicates(failing).collect(),
        };
    }

    /// The path by which generated code reaches the runtime.
    pub(super) fn runtime(&self) -> TokenStream {
        let runtime = RuntimePath::new(self.runtime.clone());
        CallSite::of_call(&runtime).hardwire().to_token_stream()
    }
}

/// The item has no literals but these. How an attribute is grouped differs between rustc and
/// rust-analyzer.
fn collect_numbers(tokens: TokenStream, numbers: &mut Vec<usize>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect_numbers(group.stream(), numbers),
            TokenTree::Literal(number) => {
                let number = number.to_string();
                numbers.extend(number.trim_matches('"').parse::<usize>());
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}
