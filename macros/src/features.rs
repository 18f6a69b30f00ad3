//! The cargo features of this crate. The snapshots have a file of their own in the place of this one,
//! and so both answers.

use crate::graph::Overrides;

/// Whether containers have overrides. Of these, nothing is written otherwise.
pub(crate) fn overrides() -> Overrides {
    if cfg!(feature = "override") {
        Overrides::Possible
    } else {
        Overrides::Impossible
    }
}
