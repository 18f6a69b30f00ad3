//! Puts three endpoints of a service with a database under the same load: wired by Hardwire, by hand in axum, and in
//! `FastAPI` with `SQLAlchemy`.

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

/// Puts three endpoints of a service with a database under the same load.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures, and keeps the result in `benches/results/service.json`.
    Measure(Measurement),
    /// Runs one of the services in Rust, until it is ended.
    Serve(Serve),
}

#[tokio::main]
async fn main() -> Result<()> {
    match Arguments::parse().command {
        Command::Measure(measurement) => measurement.run().await,
        Command::Serve(serve) => serve.run().await,
    }
}
