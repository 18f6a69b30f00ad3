//! Whatever was built is torn down exactly once, in reverse order, and nothing else is.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod every_point;
mod in_place;
mod lazy;
mod middleware;
mod refusing;
mod shapes;
mod shutdown;
mod sockets;
mod teardowns;
mod until_response;
mod without;
