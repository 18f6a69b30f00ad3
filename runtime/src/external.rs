//! The state of each external singleton in the type of a builder.

use crate::sealed::Sealed;

/// The singleton is set, or need not be.
#[derive(Debug)]
pub struct Given;

/// A test must set the singleton.
#[derive(Debug)]
pub struct Missing;

/// An external singleton `Name` of the container `App` that is set, or need not be.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Name}` is external, so `{App}::test_builder()` needs it",
    label = "`{Name}` is not given",
    note = "call the setter of `{Name}` before `.build()`",
    note = "see https://docs.rs/hardwire/latest/hardwire/mistakes/rustc/index.html#external_not_given"
)]
pub trait IsGiven<App, Name> {
    #[doc(hidden)]
    fn sealed(_: Sealed);
}

#[diagnostic::do_not_recommend]
impl<App, Name> IsGiven<App, Name> for Given {
    fn sealed(_: Sealed) {}
}
