//! Puts the gateway and its counterparts in Python under the same load.

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

/// Puts the gateway and its counterparts in Python under the same load.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures, and keeps the result in `benches/results/python.json`.
    Measure(Measurement),
    /// Answers as Anthropic does, until it is ended; prints where.
    Upstream(Upstream),
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match Arguments::parse().command {
        // Dropped, it takes the servers that it began with it.
        Command::Measure(measurement) => tokio::select! {
            measured = measurement.run() => measured,
            told = signal::told_to_end() => told,
        },
        Command::Upstream(upstream) => upstream.serve().await,
    }
}
