//! What a builder says of each external singleton, in its type.

/// It is given, or need not be.
#[derive(Debug)]
pub struct Given;

/// A test must give it.
#[derive(Debug)]
pub struct Missing;
