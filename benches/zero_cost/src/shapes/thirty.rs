//! Thirty providers, mixed: ten singletons, fourteen request providers, six factories.

pub mod extractors;
mod parts;
mod state;
pub mod straight;
pub mod wired;
