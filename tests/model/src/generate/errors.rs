//! The error of a container.

use fastrand::Rng;

use crate::graph::Conversion;

pub(super) fn error(rng: &mut Rng) -> Option<Conversion> {
    match rng.u8(..10) {
        0..2 => Some(Conversion::Errors),
        2..4 => Some(Conversion::ErrorsAndRejections),
        _ => None,
    }
}
