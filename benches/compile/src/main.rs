//! Writes one service in several ways, and measures what each costs to compile.

mod counted;
mod generate;
mod growth;
mod instructions;
mod measure;
mod size;

use std::error::Error;
use std::path::PathBuf;

use benches_record::{Writing, named};
use clap::{Parser, Subcommand};

use crate::growth::Growth;
use crate::instructions::Instructions;
use crate::measure::{Measurement, once};
use crate::size::Size;

/// Writes one service in several ways, and measures what each costs to compile.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures, and keeps the result in `benches/results/compile.json`.
    Measure(Measurement),
    /// Counts the instructions that `cargo check` needs, and prints them. It needs valgrind.
    Instructions(Instructions),
    /// Counts the same for services of which one dimension grows, and prints the exponents.
    Growth(Growth),
    /// Writes one project, to look at or to profile.
    Generate {
        /// How the service is written: by-hand, debug-handler, hardwire,
        /// hardwire-optimized, hardwire-modules, froodi.
        #[arg(value_parser = named::<Writing>)]
        writing: Writing,
        /// How large it is, as `PROVIDERSxHANDLERS`, or `PROVIDERSxHANDLERS-awaiting`.
        size: Size,
        /// The folder to write it to.
        into: PathBuf,
    },
    /// Runs cargo once, and prints what it took.
    #[command(hide = true)]
    Once(once::Run),
}

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(error) = counted::as_wrapper() {
        return Err(error.into());
    }
    match Arguments::parse().command {
        Command::Measure(measurement) => measurement.run(),
        Command::Instructions(instructions) => instructions.run(),
        Command::Growth(growth) => growth.run(),
        Command::Generate {
            writing,
            size,
            into,
        } => Ok(generate::workspace(&into, &[(writing, size)])?),
        Command::Once(run) => run.print(),
    }
}
