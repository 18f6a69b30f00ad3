//! Measures how long ten independent providers take sequentially and with `concurrent`, and what `concurrent` costs.

mod app;
mod run;

use std::error::Error;

use benches_record::{ConcurrentRuns, Record, Setting};

use self::run::run;

const COMMAND: &str = "cargo run --profile bench --manifest-path concurrent/Cargo.toml";

fn main() -> Result<(), Box<dyn Error>> {
    let one_by_one = run("one after the other", "/one-by-one")?;
    let concurrent = run("`concurrent`", "/concurrent")?;
    let kept = ConcurrentRuns {
        setting: Setting::here(COMMAND.to_owned(), &["axum", "futures-util", "tokio"]),
        runs: vec![one_by_one, concurrent],
    };
    kept.write()?;
    Ok(())
}
