//! Which parts of the request's head are copied.
//!
//! An extractor needs the head for itself, or takes the whole request. What borrows from the head
//! and is needed behind that extractor borrows from a copy of the one part it needs.

use super::{Argument, Origin, Plan, Step, ownership};
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
    let needs = ownership::last_needs(plan, graph);
    let mut held_by_local: Vec<Vec<Part>> = vec![Vec::new(); plan.locals.len()];
    let mut holds = Vec::new();
    for (position, step) in plan.steps.iter().enumerate() {
        let parts = borrowed_parts(plan, graph, step, &held_by_local);
        let outlived = step.local().is_some_and(|local| {
            plan.steps[position + 1..]
                .iter()
                .take(needs[local].saturating_sub(position))
                .any(is_extraction)
        });
        if let Some(local) = step.local() {
            held_by_local[local].clone_from(&parts);
        }
        holds.push(if outlived { parts } else { Vec::new() });
    }
    holds
}

fn is_extraction(step: &Step) -> bool {
    step.reads_body().is_some()
}

/// The parts that what this step makes may borrow, directly or through what it was built from.
fn borrowed_parts(
    plan: &Plan,
    graph: &Graph,
    step: &Step,
    held_by_local: &[Vec<Part>],
) -> Vec<Part> {
    let made = step.local().map(|local| plan.locals[local].origin);
    let Some(Origin::Provider(provider)) = made else {
        return Vec::new();
    };
    if !graph.providers[provider].borrows {
        return Vec::new();
    }
    let mut parts = Vec::new();
    for argument in step.arguments() {
        argument.any(&mut |argument| {
            match argument {
                Argument::Part { part, .. } => parts.push(*part),
                Argument::Local { local, .. } => parts.extend(&held_by_local[*local]),
                _ => {}
            }
            false
        });
    }
    parts
}

fn retain_for_step(plan: &mut Plan, position: usize, parts: &[Part]) {
    use_copies(plan.steps[position].arguments_mut(), |part| {
        parts.contains(&part)
    });
    for part in parts.iter().rev() {
        plan.steps.insert(position, Step::Retain(*part));
    }
}

/// The body is read right before the call, and takes the head along.
fn retain_for_target(plan: &mut Plan) {
    if !plan.reads_body() {
        return;
    }
    let position = plan.steps.len() - 1;
    for part in use_copies(&mut plan.arguments, |_| true) {
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
