//! Every value is torn down exactly once, in reverse order.

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
