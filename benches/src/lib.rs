//! One service written twice: wired, and by hand in the best way its author knows.

pub mod by_hand;
pub mod domain;
pub mod wired;
