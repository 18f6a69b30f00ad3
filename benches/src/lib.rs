//! One service written three times: wired, by hand with extractors, and by hand straight down.

pub mod by_hand;
pub mod domain;
pub mod straight;
pub mod wired;
