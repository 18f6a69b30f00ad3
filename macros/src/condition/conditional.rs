use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::predicate::Condition;
use super::tokens::{entries, flat};
use crate::syntax::{is_our_name, too_deep};

/// An attribute with a condition.
pub(super) enum Conditional {
    /// `#[cfg(…)]`: of the item.
    Item(Condition),
    /// `#[cfg_attr(…, request, dep)]`: other attributes, of which we read some.
    Attributes(Condition, Vec<TokenStream>),
}

impl Conditional {
    pub(super) fn condition(&self) -> &Condition {
        match self {
            Self::Item(condition) | Self::Attributes(condition, _) => condition,
        }
    }

    /// Reads the tokens in the brackets of an attribute. Nothing if it is not conditional.
    pub(super) fn of(attribute: TokenStream) -> Option<Self> {
        let tokens = flat(attribute);
        let [TokenTree::Ident(name), TokenTree::Group(group)] = tokens.as_slice() else {
            return None;
        };
        let is_one = name == "cfg" || name == "cfg_attr";
        let is_list = group.delimiter() == Delimiter::Parenthesis;
        if !is_one || !is_list || too_deep(&group.stream(), 0).is_some() {
            return None;
        }
        if name == "cfg" {
            return Condition::of(group.stream()).map(Self::Item);
        }
        let mut listed = entries(group.stream()).into_iter();
        let condition = listed.next()?;
        let attributes: Vec<TokenStream> = listed.map(TokenStream::from_iter).collect();
        let is_read = attributes.iter().any(is_read);
        let condition = Condition::of(condition.into_iter().collect()).filter(|_| is_read)?;
        Some(Self::Attributes(condition, attributes))
    }
}

/// The rest is for rustc.
fn is_read(attribute: &TokenStream) -> bool {
    match attribute.clone().into_iter().next() {
        Some(TokenTree::Ident(name)) => name == "cfg" || name == "cfg_attr" || is_our_name(&name),
        _ => false,
    }
}
