/// A parameter of a trait method that other crates cannot write, because the type has no public path. The trait
/// therefore has no implementations outside of this crate.
#[derive(Debug)]
pub enum Sealed {}
