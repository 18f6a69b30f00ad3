//! The cargo features of this crate. The snapshots have a file of their own in the place of this one,
//! and so both answers.

/// Whether containers have overrides. Of these, nothing is written otherwise.
pub(crate) fn has_overrides() -> bool {
    cfg!(feature = "override")
}
