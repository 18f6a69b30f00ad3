use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::{Attribute, FnArg, Signature};

use super::conditional::Conditional;
use super::predicate::{Condition, Predicate};
use crate::syntax::{Function, too_deep};

/// Which predicates hold, as rustc evaluated them.
#[derive(Clone, Default)]
pub(crate) struct Answers {
    pub(crate) holding: Vec<Predicate>,
    pub(crate) failing: Vec<Predicate>,
}

/// The attributes of one thing, read with the answers.
#[derive(Default)]
pub(crate) struct Settled {
    /// Including those in a `#[cfg_attr(…)]`.
    pub(crate) attributes: Vec<Attribute>,
    /// The condition that excludes the item, if one does not hold.
    pub(crate) failed: Option<String>,
}

impl Answers {
    /// What remains when what was answered is taken off.
    pub(crate) fn settle(&self, attributes: Vec<Attribute>) -> Settled {
        if self.is_empty() {
            return Settled {
                attributes,
                failed: None,
            };
        }
        let mut settled = Settled::default();
        for attribute in attributes {
            self.settle_one(attribute, &mut settled);
        }
        settled
    }

    /// Leaves the parameters that are there.
    pub(crate) fn settle_inputs(&self, signature: &mut Signature) {
        let pairs = std::mem::take(&mut signature.inputs).into_pairs();
        let settled = pairs.filter_map(|mut pair| {
            let attributes = match pair.value_mut() {
                FnArg::Receiver(receiver) => &mut receiver.attrs,
                FnArg::Typed(argument) => &mut argument.attrs,
            };
            let settled = self.settle(std::mem::take(attributes));
            *attributes = settled.attributes;
            settled.failed.is_none().then_some(pair)
        });
        signature.inputs = settled.collect();
    }

    /// The function, if it is one that can be read, with the parameters that are there.
    pub(crate) fn settle_function(&self, item: TokenStream) -> TokenStream {
        if self.is_empty() || too_deep(&item, 0).is_some() {
            return item;
        }
        match syn::parse2::<Function>(item.clone()) {
            Ok(mut function) => {
                self.settle_inputs(&mut function.signature);
                function.into_token_stream()
            }
            Err(_) => item,
        }
    }

    fn settle_one(&self, attribute: Attribute, settled: &mut Settled) {
        let conditional = Conditional::of(attribute.meta.to_token_stream());
        let answer = conditional
            .as_ref()
            .and_then(|conditional| self.holds(conditional.condition()));
        match (conditional, answer) {
            (Some(Conditional::Item(condition)), Some(false)) => {
                settled.failed.get_or_insert(condition.text);
            }
            (Some(Conditional::Attributes(_, listed)), Some(true)) => {
                let listed = listed.iter().flat_map(written);
                listed.for_each(|attribute| self.settle_one(attribute, settled));
            }
            (Some(_), Some(_)) => {}
            _ => settled.attributes.push(attribute),
        }
    }

    fn holds(&self, condition: &Condition) -> Option<bool> {
        if self.holding.contains(&condition.predicate) {
            Some(!condition.is_negated)
        } else if self.failing.contains(&condition.predicate) {
            Some(condition.is_negated)
        } else {
            None
        }
    }

    fn is_empty(&self) -> bool {
        self.holding.is_empty() && self.failing.is_empty()
    }
}

/// `#[request]` of `request` in `#[cfg_attr(unix, request)]`.
fn written(attribute: &TokenStream) -> Vec<Attribute> {
    let attributes = Attribute::parse_outer.parse2(quote!(#[#attribute]));
    attributes.unwrap_or_default()
}
