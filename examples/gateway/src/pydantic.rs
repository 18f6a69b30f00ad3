//! Validation with the rules, the faults and the words of pydantic 2, which the clients of the original rely on.
//!
//! Pinned to pydantic 2.5 and `FastAPI` 0.108, the original's versions. A fault has `type`, `loc`, `msg` and `ctx`;
//! `input` is left out, since it would echo prompts of up to 400 000 characters.

mod fault;
mod fields;
mod json;
mod rules;

pub(crate) use fault::{Faults, Kind};
pub(crate) use fields::Fields;
pub(crate) use json::{Json, Unreadable, read};
pub(crate) use rules::{Outcome, boolean, float, integer, list, literal, nullable, text, variant};
