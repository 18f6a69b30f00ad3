//! Overrides of providers in tests. They require the feature `override`. All other tests must pass with this feature, too.

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
