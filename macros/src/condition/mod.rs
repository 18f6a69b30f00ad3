//! `#[cfg(…)]` on providers and on parameters: finds the predicates, and removes the excluded parts of an item once
//! they are evaluated. rustc evaluates the condition on the item of an attribute macro, but none within it;
//! [`relay`](crate::relay) makes rustc evaluate those within.

mod answers;
mod conditional;
mod predicate;
mod scan;
mod tokens;

pub(crate) use answers::Answers;
pub(crate) use predicate::Predicate;
pub(crate) use scan::{in_block, on_parameters};
