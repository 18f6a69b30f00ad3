//! Builds the dependencies, before anything is measured.

use std::collections::BTreeMap;
use std::error::Error;
use std::process::{Command, Stdio};

use benches_record::{Bodies, Outcome, Step};

use super::Measurement;
use super::once::Run;
use crate::generate::{self, OPTIMIZED};
use crate::size::Size;

/// The size that is built first. Projects of all sizes have the same dependencies.
pub(super) const SIZE: Size = Size {
    providers: 50,
    handlers: 50,
    bodies: Bodies::Plain,
};

/// The seconds that a slow machine needs for about fifty crates.
const WARMING: u64 = 1800;

/// Builds the dependencies of each way to write the service, and checks that all of them give the same answers.
pub(super) fn up(measurement: &Measurement) -> Result<(), Box<dyn Error>> {
    let mut answers = BTreeMap::new();
    for &writing in &measurement.writings {
        let name = generate::name(writing, SIZE);
        eprintln!("building what {name} depends on");
        for step in measurement.steps(writing, SIZE).chain([Step::Build]) {
            let run = Run::of(&measurement.scratch, writing, &name, step, WARMING);
            let outcome = run.outcome()?;
            matches!(outcome, Outcome::Done { .. })
                .then_some(())
                .ok_or(format!("{name} does not compile, see last.log"))?;
        }
        answers.insert(answer(measurement, &name)?, name);
    }
    let are_alike = answers.len() == 1;
    let names: Vec<_> = answers.into_values().collect();
    are_alike
        .then_some(())
        .ok_or(format!("answer differently: {names:?}"))?;
    Ok(())
}

fn answer(measurement: &Measurement, name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut cargo = cargo(measurement);
    let output = cargo.args(["run", "--quiet", "--package", name]).output()?;
    output
        .status
        .success()
        .then_some(output.stdout)
        .ok_or_else(|| format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// Removes the output of one project and keeps that of its dependencies.
pub(super) fn clean(measurement: &Measurement, name: &str) -> Result<(), Box<dyn Error>> {
    for profile in ["dev", OPTIMIZED, "release"] {
        let mut cargo = cargo(measurement);
        cargo.args(["clean", "--package", name, "--profile", profile]);
        cargo.stderr(Stdio::null()).status()?;
    }
    Ok(())
}

fn cargo(measurement: &Measurement) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(&measurement.scratch)
        .env("CARGO_TARGET_DIR", measurement.scratch.join("target"));
    cargo
}
