//! Compares the gateway with its counterparts in Python under the same load.

mod answer;
mod burst;
mod core;
mod load;
mod measure;
mod process;
mod progress;
mod server;
mod service;
mod set_up;
mod signal;
mod upstream;

use std::error::Error;

use clap::{Parser, Subcommand};

use crate::measure::Measurement;
use crate::upstream::Upstream;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Compares the gateway with its counterparts in Python under the same load.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures, and stores the result in `benches/results/python.json`.
    Measure(Measurement),
    /// Runs a server that answers like Anthropic, and prints its address.
    Upstream(Upstream),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match Arguments::parse().command {
        // If this future is dropped, the servers that it started are killed.
        Command::Measure(measurement) => tokio::select! {
            measured = measurement.run() => measured,
            told = signal::told_to_end() => told,
        },
        Command::Upstream(upstream) => upstream.serve().await,
    }
}
