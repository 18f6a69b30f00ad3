//! A framework that re-exports its dependencies.

pub use axum;
pub use hardwire;

/// A second path to the same crate, with a wildcard re-export.
pub mod wiring {
    pub use hardwire::*;
}
