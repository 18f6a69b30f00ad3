//! Stages of steps that can run at the same time.

use std::collections::{BTreeMap, BTreeSet};

use super::loans::Loans;
use super::{Argument, LocalAccess, LocalId, Plan, Step, ownership};
use crate::graph::Graph;

/// Steps between two points at which all earlier steps are complete.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stage {
    /// The steps that do not await, one after the other.
    pub(crate) alone: Vec<usize>,
    /// The steps that await, at the same time.
    pub(crate) together: Vec<usize>,
}

/// The stages of things in an order in which each comes after its needs. Things that are not in the order
/// exist from the beginning.
pub(crate) fn stages(
    order: &[usize],
    needs: impl Fn(usize) -> Vec<usize>,
    waits: impl Fn(usize) -> bool,
) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut stage_of = vec![None; order.iter().max().map_or(0, |last| last + 1)];
    for &thing in order {
        let behind = |need: usize| {
            let stage: Option<usize> = *stage_of.get(need)?;
            Some(stage? + usize::from(waits(need)))
        };
        let stage = needs(thing).into_iter().filter_map(behind).max();
        let stage = stage.unwrap_or_default();
        stage_of[thing] = Some(stage);
        if stages.len() <= stage {
            stages.resize_with(stage + 1, Stage::default);
        }
        if waits(thing) {
            stages[stage].together.push(thing);
        } else {
            stages[stage].alone.push(thing);
        }
    }
    for stage in &mut stages {
        stage.alone = one_after_the_other(&stage.alone, &needs);
        stage.together.sort_unstable();
    }
    stages
}

/// Orders these things so that each comes after its needs. Of several candidates, the first declared one is next.
fn one_after_the_other(things: &[usize], needs: impl Fn(usize) -> Vec<usize>) -> Vec<usize> {
    let among: BTreeSet<_> = things.iter().copied().collect();
    let mut open: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut dependents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &thing in things {
        let needed: BTreeSet<_> = needs(thing).into_iter().collect();
        let needed: BTreeSet<_> = needed.intersection(&among).copied().collect();
        for need in &needed {
            dependents.entry(*need).or_default().push(thing);
        }
        open.insert(thing, needed);
    }
    let free = open.iter().filter(|(_, needed)| needed.is_empty());
    let mut ready: BTreeSet<_> = free.map(|(thing, _)| *thing).collect();
    let mut order = Vec::new();
    while let Some(thing) = ready.pop_first() {
        order.push(thing);
        for dependent in dependents.remove(&thing).unwrap_or_default() {
            let Some(needed) = open.get_mut(&dependent) else {
                continue;
            };
            needed.remove(&thing);
            if needed.is_empty() {
                ready.insert(dependent);
            }
        }
    }
    order
}

/// Orders the steps by their stages, and records which run at the same time.
///
/// The steps of the guards come first, unchanged. Extractors borrow the head of the request exclusively, so they
/// run one after the other, before the steps that await. The one that reads the body runs after all earlier
/// steps and before all later ones.
pub(super) fn group_into_stages(plan: &mut Plan, guarding: usize, graph: &Graph) {
    let waits: Vec<_> = plan.steps.iter().map(|step| waits(step, graph)).collect();
    let needs = needs(plan, graph);
    let order: Vec<_> = (guarding..plan.steps.len()).collect();
    let stages = stages(&order, |step| needs[step].clone(), |step| waits[step]);
    let mut steps: Vec<_> = std::mem::take(&mut plan.steps)
        .into_iter()
        .map(Some)
        .collect();
    plan.steps
        .extend(steps[..guarding].iter_mut().filter_map(Option::take));
    for Stage { alone, together } in stages {
        let alone: Vec<_> = alone
            .iter()
            .filter_map(|step| steps[*step].take())
            .collect();
        let mut together: Vec<_> = together
            .iter()
            .filter_map(|step| steps[*step].take())
            .collect();
        together.sort_by_key(|step| declared(step, graph));
        if together.len() > 1 {
            let locals = together.iter().filter_map(Step::local);
            plan.joins.push(locals.collect());
        }
        plan.steps.extend(alone.into_iter().chain(together));
    }
}

/// The declared position of the step's provider.
fn declared(step: &Step, graph: &Graph) -> usize {
    match step {
        Step::Provide { call, .. } | Step::Defer { call, .. } => graph.declared(call.provider),
        Step::Await { provider, .. } => graph.declared(*provider),
        Step::Extract { .. }
        | Step::ExtractFor { .. }
        | Step::Copy { .. }
        | Step::Keep { .. }
        | Step::Retain(_)
        | Step::End(_) => 0,
    }
}

fn waits(step: &Step, graph: &Graph) -> bool {
    match step {
        Step::Provide { call, .. } => graph.providers[call.provider].is_async,
        Step::Await { .. } => true,
        Step::Defer { .. }
        | Step::Extract { .. }
        | Step::ExtractFor { .. }
        | Step::Copy { .. }
        | Step::Keep { .. }
        | Step::Retain(_)
        | Step::End(_) => false,
    }
}

/// For each step, the earlier ones that must be complete when it begins.
fn needs(plan: &Plan, graph: &Graph) -> Vec<Vec<usize>> {
    let touched = touched(plan, graph);
    let made = |step: usize| plan.steps[step].local();
    let is_needed = |step: usize, earlier: usize| {
        let takes = touched[step]
            .iter()
            .any(|(local, _)| Some(*local) == made(earlier));
        let is_exclusive = |(local, access): &(LocalId, LocalAccess)| {
            touched[earlier].iter().any(|(other, other_access)| {
                other == local && [access, other_access].contains(&&LocalAccess::Exclusive)
            })
        };
        takes
            || plan.steps[step].reads_body() == Some(true)
            || matches!(plan.steps[step], Step::Defer { .. })
            || plan.steps[earlier].reads_body() == Some(true)
            || touched[step].iter().any(is_exclusive)
    };
    let needs = |step: usize| {
        (0..step)
            .filter(|earlier| is_needed(step, *earlier))
            .collect()
    };
    (0..plan.steps.len()).map(needs).collect()
}

/// For each step, the locals it uses, and those that they may borrow from.
fn touched(plan: &Plan, graph: &Graph) -> Vec<Vec<(LocalId, LocalAccess)>> {
    let loans = Loans::of(plan, graph);
    let touched = plan.steps.iter().map(|step| {
        let mut used = Vec::new();
        ownership::for_each_local_of(step, &mut |local, access, _| {
            used.push((local, access));
            let lenders = loans.lenders(local).iter();
            used.extend(lenders.map(|lender| (*lender, LocalAccess::Shared)));
        });
        for parameter in step.bound() {
            plan.arguments[*parameter].any(&mut |argument| {
                if let Argument::Local { local, access, .. } = argument {
                    used.push((*local, *access));
                }
                false
            });
        }
        used
    });
    touched.collect()
}

#[cfg(test)]
mod tests {
    use super::{Stage, stages};

    /// The stages of these things, each with its needs and whether it awaits.
    fn of(things: &[(&[usize], bool)]) -> Vec<Stage> {
        let order: Vec<_> = (0..things.len()).collect();
        stages(
            &order,
            |thing| things[thing].0.to_vec(),
            |thing| things[thing].1,
        )
    }

    fn stage(alone: &[usize], together: &[usize]) -> Stage {
        Stage {
            alone: alone.to_vec(),
            together: together.to_vec(),
        }
    }

    #[test]
    fn independent_steps_wait_together() {
        let stages = of(&[(&[], true), (&[], true), (&[], true)]);
        assert_eq!(stages, [stage(&[], &[0, 1, 2])]);
    }

    #[test]
    fn a_step_comes_a_stage_after_the_values_it_needs() {
        let stages = of(&[(&[], true), (&[0], true), (&[], true), (&[1, 2], false)]);
        assert_eq!(
            stages,
            [stage(&[], &[0, 2]), stage(&[], &[1]), stage(&[3], &[])]
        );
    }

    #[test]
    fn a_step_without_await_delays_no_other() {
        let stages = of(&[(&[], false), (&[0], false), (&[1], true), (&[], true)]);
        assert_eq!(stages, [stage(&[0, 1], &[2, 3])]);
    }

    #[test]
    fn a_stage_is_in_declared_order() {
        let needs: [&[usize]; 4] = [&[2], &[], &[], &[2]];
        let stages = stages(&[2, 3, 1, 0], |thing| needs[thing].to_vec(), |_| true);
        assert_eq!(stages, [stage(&[], &[1, 2]), stage(&[], &[0, 3])]);
    }

    #[test]
    fn steps_without_await_are_in_declared_order_after_their_needs() {
        let needs: [&[usize]; 4] = [&[2], &[], &[], &[0]];
        let stages = stages(&[2, 0, 3, 1], |thing| needs[thing].to_vec(), |_| false);
        assert_eq!(stages, [stage(&[1, 2, 0, 3], &[])]);
    }

    #[test]
    fn a_thing_outside_of_the_order_exists_from_the_beginning() {
        let stages = stages(&[0], |_| vec![1], |_| true);
        assert_eq!(stages, [stage(&[], &[0])]);
    }

    #[test]
    fn an_empty_order_has_no_stages() {
        assert_eq!(of(&[]), []);
    }
}
