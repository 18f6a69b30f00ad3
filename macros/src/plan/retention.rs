//! Which parts of the request's head are copied.
//!
//! An extractor needs the head for itself, or takes the whole request. What borrows from the head
//! and is needed behind that extractor borrows from a copy of the one part it needs.

use super::loans::{Loans, Spans};
use super::{Argument, Plan, Step};
use crate::graph::{Graph, Part};

/// Inserts the copies and points to them.
pub(crate) fn settle(plan: &mut Plan, graph: &Graph) {
    let holds = holds(plan, graph);
    for position in (0..plan.steps.len()).rev() {
        retain_for_step(plan, position, &holds[position]);
    }
    retain_for_target(plan);
    drop_repeated_copies(plan);
}

/// For each step, the parts that what it makes still borrows when a later extractor runs.
fn holds(plan: &Plan, graph: &Graph) -> Vec<Vec<Part>> {
    let (loans, spans) = (Loans::of(plan, graph), Spans::of(plan, graph));
    let is_outlived = |position: usize, local: usize| {
        let behind = &plan.steps[position + 1..];
        let span = spans.end_of_borrow(local).saturating_sub(position);
        behind.iter().take(span).any(is_extraction)
    };
    let steps = plan.steps.iter().enumerate();
    let holds = steps.map(|(position, step)| match step.local() {
        Some(local) if is_outlived(position, local) => loans.parts(local).to_vec(),
        _ => Vec::new(),
    });
    holds.collect()
}

fn is_extraction(step: &Step) -> bool {
    step.reads_body().is_some()
}

fn retain_for_step(plan: &mut Plan, position: usize, parts: &[Part]) {
    use_copies(plan.steps[position].arguments_mut(), |part| {
        parts.contains(&part)
    });
    for part in parts.iter().rev() {
        plan.steps.insert(position, Step::Retain(*part));
    }
}

/// The body takes the head along, which the call and what comes between may need.
fn retain_for_target(plan: &mut Plan) {
    let body = plan
        .steps
        .iter()
        .position(|step| step.reads_body() == Some(true));
    let Some(position) = body else { return };
    let later = plan.steps[position + 1..].iter_mut();
    let mut copied: Vec<_> = later
        .flat_map(|step| use_copies(step.arguments_mut(), |_| true))
        .collect();
    copied.extend(use_copies(&mut plan.arguments, |_| true));
    for part in copied {
        plan.steps.insert(position, Step::Retain(part));
    }
}

/// Lets the arguments that are such a part be the copies, and returns those parts.
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
