//! A service under load, where one request in a hundred is faulty. After each part of the run, every value must have ended,
//! no task may be left, and memory must not have grown.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod fault;
mod in_process;
mod open;
mod run;
mod sample;
mod service;
mod sockets;

pub use fault::hush;
pub use run::{Load, run};
pub use sample::{Sample, table};
