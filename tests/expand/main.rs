//! The expansion of each form of the language, in files for reading.
//!
//! `UPDATE_EXPECT=1` rewrites the files. Most leave out the items that every container has: `quick_start` shows them.
//! `build.rs` expands every form as a whole, and the test `expanded` compiles and runs the result.

#[macro_use]
mod names;

mod broken;
mod damage;
mod deep;
mod half_typed;
mod readmes;
mod snapshots;
mod spelled;
