//! Services that are measured while they run, as processes of their own.

mod peak;
mod server;

use std::error::Error;

pub use peak::{Peak, watched};
pub use server::{Server, free_port};

type Result<T> = std::result::Result<T, Box<dyn Error>>;
