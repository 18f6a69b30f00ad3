//! Dependency wiring for axum, decided by the compiler.

mod build_error;
mod provides;

#[doc(hidden)]
pub mod __private;

pub use build_error::BuildError;
pub use hardwire_macros::{container, inject};
pub use provides::{Provides, Singleton};
