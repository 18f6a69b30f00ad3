//! The state of each external singleton in the type of a builder.

/// The singleton is set, or need not be.
#[derive(Debug)]
pub struct Given;

/// A test must set the singleton.
#[derive(Debug)]
pub struct Missing;
