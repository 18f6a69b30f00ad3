//! What programs that are wired by Hardwire do.

mod building;
mod container;
mod crates;
mod factories;
mod head;
mod holders;
mod modules;
mod references;
mod refusals;
mod running_order;
