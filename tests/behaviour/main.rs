//! What programs that are wired by Hardwire do.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod attributes;
mod building;
mod call;
mod collections;
mod container;
mod container_error;
mod crates;
mod factories;
mod graph;
mod graph_shapes;
mod handlers;
mod head;
mod holders;
mod modules;
mod optional;
mod plain_axum;
mod provider_extractors;
mod references;
mod refusals;
mod running_order;
mod selection;
mod traits;
