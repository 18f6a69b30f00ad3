//! Code that compiles without the feature `override` compiles with it. All tests run in both modes; these programs
//! once failed in the second one.

mod bounds;
mod instances;
mod lazy;
mod loans;
mod names;
mod tasks;
mod unsent;
