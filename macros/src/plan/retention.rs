//! Parts of the request's head that are copied.
//!
//! An extractor borrows the head exclusively, or takes the whole request. A value that borrows from the head and
//! is needed after that extractor borrows from a copy of the part instead.

use super::loans::{Loans, Spans};
use super::{Argument, LocalId, Plan, Step};
use crate::graph::{Graph, Part};

/// Inserts the copies, and makes the arguments refer to them.
pub(crate) fn copy_borrowed_parts(plan: &mut Plan, graph: &Graph) {
    let holds = holds(plan, graph);
    for position in (0..plan.steps.len()).rev() {
        retain_for_step(plan, position, &holds[position]);
    }
    retain_after_body(plan);
    drop_repeated_copies(plan);
}

/// For each step, the parts that its value still borrows when a later extractor runs.
fn holds(plan: &Plan, graph: &Graph) -> Vec<Vec<Part>> {
    let (loans, spans) = (Loans::of(plan, graph), Spans::of(plan, graph));
    let is_outlived = |position: usize, local: LocalId| {
        let behind = &plan.steps[position + 1..];
        let span = spans.end_of_borrow(local).saturating_sub(position);
        behind.iter().take(span).any(Step::takes_head)
    };
    let steps = plan.steps.iter().enumerate();
    let holds = steps.map(|(position, step)| match step.local() {
        Some(local) if is_outlived(position, local) => loans.parts(local).to_vec(),
        _ => Vec::new(),
    });
    holds.collect()
}

fn retain_for_step(plan: &mut Plan, position: usize, parts: &[Part]) {
    use_copies(plan.steps[position].arguments_mut(), |part| {
        parts.contains(&part)
    });
    for part in parts.iter().rev() {
        plan.steps.insert(position, Step::Retain(*part));
    }
}

/// The extractor that reads the body consumes the head as well.
fn retain_after_body(plan: &mut Plan) {
    let reader = (plan.steps.iter()).position(|step| step.reads_body() == Some(true));
    let Some(reader) = reader else { return };
    let later = plan.steps[reader + 1..].iter_mut();
    let mut parts: Vec<_> = later
        .flat_map(|step| use_copies(step.arguments_mut(), |_| true))
        .collect();
    parts.extend(use_copies(&mut plan.arguments, |_| true));
    let copies = parts.into_iter().map(Step::Retain);
    plan.steps.splice(reader..reader, copies);
}

/// Makes the arguments that are such a part refer to the copies, and returns those parts.
fn use_copies(arguments: &mut [Argument], is_copied: impl Fn(Part) -> bool) -> Vec<Part> {
    let mut copied = Vec::new();
    for argument in arguments {
        argument.visit_mut(&mut |argument| {
            if let Argument::Part { part, is_retained } = argument
                && is_copied(*part)
            {
                *is_retained = true;
                copied.push(*part);
            }
        });
    }
    copied
}

fn drop_repeated_copies(plan: &mut Plan) {
    let mut seen = Vec::new();
    plan.steps.retain(|step| match step {
        Step::Retain(part) if seen.contains(part) => false,
        Step::Retain(part) => {
            seen.push(*part);
            true
        }
        _ => true,
    });
}
