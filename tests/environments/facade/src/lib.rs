//! A framework that re-exports its dependencies.

pub use axum;
pub use hardwire;

/// The same, without a name of its own.
pub mod wiring {
    pub use hardwire::*;
}
