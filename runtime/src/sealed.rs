/// In the signature of a method that no other crate can write, since this has no name there: a trait with
/// such a method has the implementations that are here, and no others.
#[derive(Debug)]
pub enum Sealed {}
