//! Compares three implementations of a service with a database under the same load: wired by Hardwire, written by hand in
//! axum, and `FastAPI` with `SQLAlchemy`.

mod by_hand;
mod database;
mod domain;
mod load;
mod measure;
mod serve;
mod server;
mod wired;

use std::error::Error;

use clap::{Parser, Subcommand};

use crate::measure::Measurement;
use crate::serve::Serve;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Compares three implementations of a service with a database under the same load.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures, and stores the result in `benches/results/service.json`.
    Measure(Measurement),
    /// Runs one of the Rust services.
    Serve(Serve),
}

#[tokio::main]
async fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Measure(measurement) => measurement.run().await,
        Command::Serve(serve) => serve.run().await,
    }
}
