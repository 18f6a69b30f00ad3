//! Writes `benches/RESULTS.md` and its pictures from what was measured.

mod compile;
mod concurrent;
mod duration;
mod peers;
mod plot;
mod python;
mod service;
mod setting;
mod statistics;
mod zero_cost;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use benches_record::{
    CompileTimes, ConcurrentRuns, DatabaseLoads, PeerTimes, Record, ServiceLoads, ZeroCost,
};

const HEAD: &str = "\
# Results

Written by `cargo run --manifest-path report/Cargo.toml` from the files in [`results`](results),
each of which a command in [README.md](README.md) measures. No figure here was typed. Times are of
the machine and the hour that stand below them; what compares is the ratio.
";

fn main() -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(benches().join("plots"))?;
    let mut page = HEAD.to_owned();
    match ZeroCost::read() {
        Ok(cost) => page += &zero_cost::section(&cost),
        Err(error) => eprintln!("nothing about instructions: {error}"),
    }
    match ConcurrentRuns::read() {
        Ok(runs) => page += &concurrent::section(&runs),
        Err(error) => eprintln!("nothing about providers at the same time: {error}"),
    }
    match PeerTimes::read() {
        Ok(times) => page += &peers::section(&times)?,
        Err(error) => eprintln!("nothing about the peers: {error}"),
    }
    match DatabaseLoads::read() {
        Ok(loads) => page += &service::section(&loads)?,
        Err(error) => eprintln!("nothing about a service with a database: {error}"),
    }
    match ServiceLoads::read() {
        Ok(loads) => page += &python::section(&loads)?,
        Err(error) => eprintln!("nothing about services in Python: {error}"),
    }
    match CompileTimes::read() {
        Ok(times) => page += &compile::section(&times)?,
        Err(error) => eprintln!("nothing about compile time: {error}"),
    }
    fs::write(benches().join("RESULTS.md"), page)?;
    Ok(())
}

fn benches() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
