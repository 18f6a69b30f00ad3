//! What graphs look like.

mod edges;
mod large;
mod odd;
mod small;
mod snapshots;
