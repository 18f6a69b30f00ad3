//! The macros that `#[container]`, `#[module]` and `#[inject]` expand to, and the type that holds the singletons
//! of a container.
//!
//! Nothing in a program calls them. rustc names one where it says that an error "originates in the
//! macro": the error is about the code at the place that it shows, and its cause is described in
//! [`mistakes`](https://docs.rs/hardwire/latest/hardwire/mistakes/index.html).

#[doc(hidden)]
pub use crate::__named_macro as named_macro;
pub use crate::held::Held;
pub use hardwire_macros::{configure, gather, wire};
