//! The attributes by which rustc evaluates conditions, and their answers.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Meta, Token};

use crate::features::macros;

/// `#[cfg_attr(test, doc = "0")] #[configure(…)] fn conditions() {}` → what becomes of it, with the
/// answers of this crate.
pub(crate) fn through_conditions(expansion: TokenStream) -> TokenStream {
    match Question::of(&expansion) {
        Some(question) => question.answered(|number| holds(&question.predicates[number])),
        None => expansion,
    }
}

/// An item whose attributes are conditions, with the call that reads them.
pub struct Question {
    /// Each predicate, under its number.
    pub predicates: Vec<Meta>,
    /// What travels on with the answers.
    pub envelope: TokenStream,
}

impl Question {
    /// Does not parse with syn, which would run out of stack on deeply nested code.
    ///
    /// # Panics
    ///
    /// If an attribute is not as our macros write it.
    pub fn of(expansion: &TokenStream) -> Option<Self> {
        let tokens: Vec<_> = expansion.clone().into_iter().collect();
        let mut attributes: Vec<_> = tokens.windows(2).filter_map(attribute).collect();
        let call = attributes.pop()?;
        let [.., TokenTree::Ident(name), TokenTree::Group(envelope)] = call.as_slice() else {
            return None;
        };
        if name != "configure" {
            return None;
        }
        let predicates = attributes.iter().map(|attribute| {
            let [_, TokenTree::Group(listed)] = attribute.as_slice() else {
                panic!("a condition has parentheses");
            };
            let parser = Punctuated::<Meta, Token![,]>::parse_terminated;
            parser.parse2(listed.stream()).unwrap()[0].clone()
        });
        Some(Self {
            predicates: predicates.collect(),
            envelope: envelope.stream(),
        })
    }

    /// What becomes of the item if these predicates hold.
    pub fn answered(&self, holds: impl Fn(usize) -> bool) -> TokenStream {
        let numbers = (0..self.predicates.len()).filter(|number| holds(*number));
        let numbers = numbers.map(|number| number.to_string());
        let item = quote!(#(#[doc = #numbers])* fn conditions() {});
        macros().configure(self.envelope.clone(), item)
    }
}

/// The tokens in the brackets of an attribute.
fn attribute(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    match tokens {
        [TokenTree::Punct(pound), TokenTree::Group(group)] if pound.as_char() == '#' => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

/// In a test, without debug assertions.
fn holds(condition: &Meta) -> bool {
    let inner = || match condition {
        Meta::List(list) => {
            let all = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            all.unwrap().into_iter().collect()
        }
        _ => Vec::new(),
    };
    let name = condition.path().require_ident().unwrap().to_string();
    match name.as_str() {
        "all" => inner().iter().all(holds),
        "not" => !holds(&inner()[0]),
        name => name == "test",
    }
}
