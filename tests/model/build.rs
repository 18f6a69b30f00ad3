//! Writes the program with the random graphs that the tests compile and run.

#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the build needs a part of it"
)]
#[path = "src/generate/mod.rs"]
mod generate;
#[allow(dead_code, unreachable_pub, reason = "the build needs a part of it")]
#[path = "src/graph.rs"]
mod graph;
#[allow(
    dead_code,
    unreachable_pub,
    reason = "it is public in the library, and the build needs a part of it"
)]
#[path = "src/source/mod.rs"]
mod source;

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

fn main() -> Result<(), Box<dyn Error>> {
    let seed = setting("HARDWIRE_MODEL_SEED", 1)?;
    let count = setting("HARDWIRE_MODEL_GRAPHS", 200)?;
    let mut graphs = generate::graphs(seed, count);
    if env::var_os("CARGO_FEATURE_OVERRIDE").is_some() {
        graphs = generate::overridden(seed, graphs);
    }
    let program = source::program(&graphs);
    let directory = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(directory.join("generated.rs"), program)?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    Ok(())
}

/// From the environment, of this build and of the tests in it.
fn setting<T: FromStr<Err: Error + 'static> + ToString>(
    name: &str,
    default: T,
) -> Result<T, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={name}");
    let value = match env::var(name) {
        Ok(text) => text.parse()?,
        Err(_) => default,
    };
    println!("cargo::rustc-env={name}={}", value.to_string());
    Ok(value)
}
