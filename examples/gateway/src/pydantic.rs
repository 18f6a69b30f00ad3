//! Validation with the rules, faults and messages of pydantic 2, because the clients of the original rely on them.
//!
//! The original uses pydantic 2.5 and `FastAPI` 0.108. A fault has `type`, `loc`, `msg` and `ctx`; `input` is omitted,
//! because it would repeat prompts of up to 400 000 characters.

mod fault;
mod fields;
mod json;
mod rules;

pub(crate) use fault::{Faults, Kind};
pub(crate) use fields::Fields;
pub(crate) use json::{Json, Unreadable, read};
pub(crate) use rules::{Outcome, boolean, float, integer, list, literal, nullable, text, variant};
