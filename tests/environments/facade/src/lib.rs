//! A framework that its users depend on in the place of what it is made of.

pub use axum;
pub use hardwire;

/// The same, without a name of its own.
pub mod wiring {
    pub use hardwire::*;
}
