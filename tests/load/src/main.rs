//! Sends many requests, of which one in a hundred fails, and prints what was not released.

use clap::Parser;
use hardwire_load::{Load, hush, run, table};

/// Makes many requests, of which one in a hundred goes wrong, and says what is left of them.
#[derive(Parser)]
struct Arguments {
    /// How many.
    #[arg(long, default_value_t = 1_000_000)]
    requests: u64,
    /// How many of a hundred go over loopback sockets.
    #[arg(long, default_value_t = 1)]
    over_sockets: u64,
    /// How many at the same time.
    #[arg(long, default_value_t = 64)]
    clients: u64,
    /// From which the faults are drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[tokio::main]
async fn main() {
    let arguments = Arguments::parse();
    let load = Load {
        requests: arguments.requests,
        over_sockets: arguments.over_sockets,
        clients: arguments.clients,
        seed: arguments.seed,
    };
    hush();
    let samples = run(load, |sample| {
        eprintln!("{} of {} requests", sample.requests, load.requests);
    });
    match samples.await {
        Ok(samples) => print!("{}", table(&samples)),
        Err(failure) => {
            eprintln!("{failure:?}");
            std::process::exit(1);
        }
    }
}
