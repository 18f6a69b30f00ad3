//! Measures services that run as separate processes.

mod peak;
mod server;

use std::error::Error;

pub use peak::{Peak, watched};
pub use server::{Server, free_port};

type Result<T> = std::result::Result<T, Box<dyn Error>>;
