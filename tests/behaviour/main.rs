//! What programs that are wired by Hardwire do.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod additive;
mod associated;
mod async_traits;
mod attributes;
mod attributes_of_forms;
mod blocking;
mod bodies;
mod building;
mod call;
mod chosen_by_configuration;
mod collections;
mod concurrent;
mod configured;
mod container;
mod container_error;
mod crates;
mod external;
mod factories;
mod generics;
mod graph;
mod graph_shapes;
mod guards;
mod handlers;
mod head;
mod holders;
mod lazy;
mod middleware;
mod module;
mod modules;
mod open_api;
mod optional;
mod peers;
mod plain_axum;
mod provider_extractors;
mod references;
mod refusals;
mod running_order;
mod selection;
mod sockets;
mod streaming;
mod tasks;
mod teardown;
mod traits;
mod websockets;
