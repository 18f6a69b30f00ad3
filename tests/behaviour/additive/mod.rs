//! A program that compiles without the feature `override` must compile with it. All tests run in both modes; these programs
//! once failed to compile with it.

mod bounds;
mod instances;
mod lazy;
mod loans;
mod names;
mod tasks;
mod unsent;
