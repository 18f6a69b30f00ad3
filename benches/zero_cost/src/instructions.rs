//! Counts the instructions of one request with gungraun, which runs callgrind.

use std::collections::BTreeMap;
use std::error::Error;
use std::process::{Command, Stdio};

use serde_json::Value;

const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");

/// The instructions of each benchmark, by name.
pub(crate) fn counted() -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let output = Command::new("cargo")
        .args(["bench", "--manifest-path", MANIFEST, "--locked"])
        .args(["--bench", "instructions", "--", "--output-format=json"])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("gungraun failed: is its runner there, and valgrind?".into());
    }
    let text = String::from_utf8(output.stdout)?;
    text.lines().map(benchmark).collect()
}

/// Parses the line with the results of a benchmark.
fn benchmark(line: &str) -> Result<(String, u64), Box<dyn Error>> {
    let value: Value = serde_json::from_str(line)?;
    let id = value["id"].as_str().ok_or("a benchmark without a name")?;
    let instructions = &value["profiles"][0]["data"]["total"]["metrics"]["Ir"]["values"]["new"];
    let instructions = instructions.as_u64().ok_or("nothing was counted")?;
    Ok((id.to_owned(), instructions))
}
