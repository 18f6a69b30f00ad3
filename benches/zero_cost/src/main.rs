//! Counts the cost of a request in every shape, injected and handwritten. Fails if an injected handler exceeds its
//! counterpart.
//!
//! Stores the counts, except with `--check`.

mod allocations;
mod instructions;
mod ways;

use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;

use benches_record::{Record, Setting, ShapeCost, WayCost, ZeroCost};

use self::ways::{SHAPES, Shape, Way};

const COMMAND: &str = "cargo run --profile bench --manifest-path zero_cost/Cargo.toml";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let instructions = instructions::counted()?;
    let shapes: Option<Vec<_>> = SHAPES
        .iter()
        .map(|shape| shape_cost(shape, &instructions))
        .collect();
    let cost = ZeroCost {
        setting: Setting::here(COMMAND.to_owned(), &["axum", "gungraun"]),
        shapes: shapes.ok_or("not everything was counted")?,
    };
    if !std::env::args().any(|argument| argument == "--check") {
        cost.write()?;
    }
    let excesses: Vec<_> = cost.shapes.iter().flat_map(ShapeCost::excesses).collect();
    for excess in &excesses {
        eprintln!("{excess}");
    }
    Ok(if excesses.is_empty() {
        println!("nothing that is wired needs more than the same by hand");
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn shape_cost(shape: &Shape, instructions: &BTreeMap<String, u64>) -> Option<ShapeCost> {
    assert_same_answers(shape);
    let ways = shape.ways.iter();
    let ways: Option<Vec<_>> = ways.map(|way| way_cost(shape, way, instructions)).collect();
    Some(ShapeCost {
        name: shape.name.to_owned(),
        ways: ways?,
    })
}

fn way_cost(shape: &Shape, way: &Way, instructions: &BTreeMap<String, u64>) -> Option<WayCost> {
    let counted = instructions.get(&format!("{}_{}", shape.id, way.id))?;
    let subject = (way.service)();
    let future_size = subject.future_size();
    Some(WayCost {
        name: way.id.to_owned(),
        role: way.role,
        instructions: *counted,
        allocations: allocations::of_request(subject),
        future_bytes: future_size as u64,
    })
}

/// The comparison is only valid if all implementations send the same answer.
fn assert_same_answers(shape: &Shape) {
    let mut answers = shape.ways.iter().map(|way| (way.service)().text());
    let first = answers.next();
    assert!(
        answers.all(|answer| Some(&answer) == first.as_ref()),
        "{}: not all answer alike",
        shape.name
    );
}
