//! `#[cfg(…)]` on providers and on parameters: which predicates there are, and what is left of an item
//! once they are evaluated. rustc evaluates the condition on the item of an attribute macro, and none within;
//! how it is asked about those within is up to [`relay`](crate::relay).

mod answers;
mod conditional;
mod predicate;
mod scan;
mod tokens;

pub(crate) use answers::Answers;
pub(crate) use predicate::Predicate;
pub(crate) use scan::{in_block, on_parameters};
