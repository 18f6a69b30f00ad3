//! Sends many requests and prints the resources in use. One request in a hundred is faulty.

use clap::Parser;
use hardwire_load::{Load, hush, run, table};

/// Sends many requests and prints the resources in use. One request in a hundred is faulty.
#[derive(Parser)]
struct Arguments {
    /// The number of requests.
    #[arg(long, default_value_t = 1_000_000)]
    requests: u64,
    /// The percentage of requests over loopback sockets.
    #[arg(long, default_value_t = 1)]
    over_sockets: u64,
    /// The number of concurrent clients.
    #[arg(long, default_value_t = 64)]
    clients: u64,
    /// The seed of the random faults.
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
