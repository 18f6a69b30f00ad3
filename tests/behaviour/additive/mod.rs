//! What compiles without the feature `override` compiles with it too. All tests run in both modes; these
//! programs did not compile in the second one.

mod bounds;
mod instances;
mod lazy;
mod loans;
mod names;
mod tasks;
mod unsent;
