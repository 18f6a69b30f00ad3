//! Overrides of providers in tests. Needs the feature `override`, with which all other tests pass too.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod crates;
mod external;
mod forms;
mod generics;
mod lazy;
mod modules;
mod needs;
mod places;
mod shared_values;
