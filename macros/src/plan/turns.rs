//! Steps before the body is read, and steps after it.
//!
//! One extractor reads the body: the last one of the target, or else the last one of a provider. A provider
//! with `after_body` runs after it. The extractors of such a provider read the head before.

use super::{Argument, LocalId, Plan, Step};
use crate::graph::Graph;

/// Chooses the extractor that may read the body, and moves the providers with `after_body` after it.
pub(super) fn order_around_body(plan: &mut Plan, graph: &Graph) {
    let steps = std::mem::take(&mut plan.steps);
    let marked = marked(plan, &steps, graph);
    if reader(plan, &steps, &marked).is_none() {
        plan.steps = steps;
        return;
    }
    // No other provider needs one with `after_body`, so each step stays after its dependencies.
    let (behind, before): (Vec<_>, Vec<_>) = marked
        .into_iter()
        .zip(steps)
        .partition(|(is_marked, _)| *is_marked);
    plan.steps = before.into_iter().map(|(_, step)| step).collect();
    let none_marked = vec![false; plan.steps.len()];
    if let Some(reader) = reader(plan, &plan.steps, &none_marked)
        && let Step::ExtractFor { reads_body, .. } = &mut plan.steps[reader]
    {
        *reads_body = true;
    }
    plan.steps.extend(behind.into_iter().map(|(_, step)| step));
}

/// For each step, whether its provider has `after_body`, or an argument of its factory names a parameter with the
/// value of such a step.
fn marked(plan: &Plan, steps: &[Step], graph: &Graph) -> Vec<bool> {
    let mut late: Vec<LocalId> = Vec::new();
    let is_late = |late: &[LocalId], parameter: usize| {
        plan.arguments[parameter].any(
            &mut |argument| matches!(argument, Argument::Local { local, .. } if late.contains(local)),
        )
    };
    let steps = steps.iter().map(|step| {
        let is_marked = step
            .call()
            .is_some_and(|call| graph.providers[call.provider].is_after_body())
            || step
                .bound()
                .iter()
                .any(|parameter| is_late(&late, *parameter));
        late.extend(step.local().filter(|_| is_marked));
        is_marked
    });
    steps.collect()
}

/// The position of the extractor that may read the body.
///
/// One of a provider may not if a step without `after_body` needs the head after it.
fn reader(plan: &Plan, steps: &[Step], marked: &[bool]) -> Option<usize> {
    let last = steps.iter().rposition(|step| step.reads_body().is_some())?;
    if steps[last].reads_body() == Some(true) {
        return Some(last);
    }
    let mut is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
    let later = steps.iter().zip(marked).skip(last + 1);
    let later = later.filter(|(_, is_marked)| !**is_marked);
    let mut later = later
        .flat_map(|(step, _)| step.arguments())
        .chain(&plan.arguments);
    let needs_head = later.any(|argument| argument.any(&mut is_part));
    (!needs_head).then_some(last)
}
