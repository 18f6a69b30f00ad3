//! What runs before the body is read, and what runs after it.
//!
//! The body is read by one extractor: the last one of the target, or, if that has none, the last one of a
//! provider. A provider that is marked `after_body` runs after it. Its extractors do not: they read the
//! head, before the body.

use super::{Argument, Plan, Step};
use crate::graph::Graph;

/// Chooses the extractor that may read the body, and brings the marked providers behind it.
pub(super) fn settle(plan: &mut Plan, graph: &Graph) {
    let is_marked = |step: &Step| {
        (step.call()).is_some_and(|call| graph.providers[call.provider].is_after_body())
    };
    let steps = std::mem::take(&mut plan.steps);
    // An unmarked provider needs no marked one, so each step stays behind what it needs.
    let (marked, before) = match reader(plan, &steps, is_marked) {
        Some(_) => steps.into_iter().partition(is_marked),
        None => (Vec::new(), steps),
    };
    plan.steps = before;
    if let Some(reader) = reader(plan, &plan.steps, is_marked)
        && let Step::ExtractFor { reads_body, .. } = &mut plan.steps[reader]
    {
        *reads_body = true;
    }
    plan.steps.extend(marked);
}

/// The position of the extractor that may read the body.
///
/// One of a provider may not if something that is not marked needs the head after it.
fn reader(plan: &Plan, steps: &[Step], is_marked: impl Fn(&Step) -> bool) -> Option<usize> {
    let last = steps.iter().rposition(|step| step.reads_body().is_some())?;
    if steps[last].reads_body() == Some(true) {
        return Some(last);
    }
    let mut is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
    let later = steps[last + 1..].iter().filter(|step| !is_marked(step));
    let mut later = later.flat_map(Step::arguments).chain(&plan.arguments);
    let needs_head = later.any(|argument| argument.any(&mut is_part));
    (!needs_head).then_some(last)
}
