//! Entry points: a plan for each kind of target.

use super::planner::Planner;
use super::{
    Application, Argument, LocalId, Onward, Plan, Step, copies, deferred, endings, outcomes,
    overriding, ownership, retention, sharing, stages, turns,
};
use crate::graph::{Graph, Source};

/// The plan for calling a function whose parameters have these sources.
///
/// Arguments are built in order, each after its dependencies. The last extractor of the target, which may read
/// the body, comes after them, and then the providers that run after the body.
pub(crate) fn plan(graph: &Graph, target: &[Source]) -> Plan {
    let (plan, _) = drafted(Planner::new(graph), &[], target, true);
    completed(plan, graph, Onward::Nowhere)
}

/// The same with guards, which run first.
#[cfg(test)]
pub(crate) fn plan_guarded(
    graph: &Graph,
    guards: &[Source],
    sources: &[Source],
    onward: Onward,
) -> Plan {
    let input = PlanInput {
        guards,
        sources,
        bound: &[],
        onward,
    };
    plan_handler(graph, input)
}

/// The sources of a handler's guards and parameters.
#[derive(Clone, Copy)]
pub(crate) struct PlanInput<'a> {
    pub(crate) guards: &'a [Source],
    pub(crate) sources: &'a [Source],
    /// For each parameter, the earlier ones whose bindings the arguments of its factory name.
    pub(crate) bound: &'a [Vec<usize>],
    /// Where the request goes afterwards.
    pub(crate) onward: Onward,
}

/// The plan for a handler.
pub(crate) fn plan_handler(graph: &Graph, input: PlanInput<'_>) -> Plan {
    let (plan, _) = drafted_for_handler(graph, input);
    completed(plan, graph, input.onward)
}

fn drafted_for_handler(graph: &Graph, input: PlanInput<'_>) -> (Plan, usize) {
    let has_body = input.onward != Onward::IsOver;
    let planner = Planner::binding(graph, input);
    drafted(planner, input.guards, input.sources, has_body)
}

/// The same with independent async providers running at the same time, after the guards.
pub(crate) fn plan_concurrent_handler(graph: &Graph, input: PlanInput<'_>) -> Plan {
    let (mut plan, guarding) = drafted_for_handler(graph, input);
    stages::group_into_stages(&mut plan, guarding, graph);
    completed(plan, graph, input.onward)
}

/// The plan for a singleton that is built with the container.
pub(crate) fn plan_at_start(graph: &Graph, singleton: usize) -> Plan {
    let planner = Planner::at_start(graph, singleton);
    let (plan, _) = drafted(planner, &[], &sources(graph, singleton), false);
    completed(plan, graph, Onward::Nowhere)
}

/// The plan for a singleton that is built on first use.
pub(crate) fn plan_of_lazy(graph: &Graph, singleton: usize) -> Plan {
    let planner = Planner::of_provider(graph, singleton);
    let (plan, _) = drafted(planner, &[], &sources(graph, singleton), false);
    completed(plan, graph, Onward::Nowhere)
}

fn sources(graph: &Graph, provider: usize) -> Vec<Source> {
    let parameters = graph.providers[provider].parameters.iter();
    parameters
        .map(|parameter| parameter.source.clone())
        .collect()
}

/// The plan for an extractor of this provider's value, which reads only the head of the request.
pub(crate) fn plan_of_extractor(graph: &Graph, provider: usize) -> Plan {
    let planner = Planner::of_provider(graph, provider);
    let (plan, _) = drafted(planner, &[], &[graph.extracted(provider)], false);
    completed(plan, graph, Onward::GoesOn)
}

fn completed(mut plan: Plan, graph: &Graph, onward: Onward) -> Plan {
    plan.onward = onward;
    plan.kept = kept(&plan, graph);
    outcomes::mark_outcomes(&mut plan);
    sharing::plan_shared_values(&mut plan, graph);
    ownership::choose_moves(&mut plan, graph);
    retention::copy_borrowed_parts(&mut plan, graph);
    overriding::mark_overridable(&mut plan, graph);
    copies::clone_before_calls(&mut plan);
    endings::end_values_early(&mut plan, graph);
    outcomes::mark_repeated_clones(&mut plan);
    plan
}

fn kept(plan: &Plan, graph: &Graph) -> Vec<LocalId> {
    let made = plan.steps.iter().filter_map(|step| match step {
        Step::Provide { local, call } | Step::Defer { local, call, .. } => {
            Some((*local, &graph.providers[call.provider]))
        }
        _ => None,
    });
    made.filter(|(_, provider)| provider.teardown.is_some())
        .map(|(local, _)| local)
        .collect()
}

/// The plan before ownership is decided, and the number of steps that are for the guards.
fn drafted(
    mut planner: Planner<'_>,
    guards: &[Source],
    target: &[Source],
    has_body: bool,
) -> (Plan, usize) {
    let graph = planner.graph;
    planner.needed_plainly = deferred::needed_plainly(graph, guards, target);
    let body = target
        .iter()
        .rposition(|source| has_body && *source == Source::Extractor);
    let guards = guards.iter().enumerate();
    let guards = guards
        .map(|(position, guard)| planner.argument(guard, Application::Guard(position)))
        .collect();
    let guarding = planner.steps.len();
    let mut given = 0..;
    let mut arguments = Vec::new();
    let after_body = planner.after_body(body);
    let mut waiting = Vec::new();
    for (position, source) in target.iter().enumerate() {
        let argument = match source {
            Source::Extractor if body == Some(position) => None,
            Source::Extractor => Some(planner.extract(position, false)),
            Source::Argument => given.next().map(Argument::Given),
            source => Some(planner.argument(source, Application::Target(position))),
        };
        arguments.extend(argument);
        // Its dependencies are built before the body is read, and the value itself after that.
        if after_body.contains(&position) {
            waiting.extend(planner.steps.pop());
        }
    }
    if let Some(position) = body {
        let argument = planner.extract(position, true);
        arguments.insert(position, argument);
    }
    planner.steps.extend(waiting);
    let deferred = std::mem::take(&mut planner.deferred);
    let mut plan = planner.finish(arguments);
    plan.guards = guards;
    if has_body {
        turns::order_around_body(&mut plan, graph);
    }
    plan.steps.extend(deferred);
    (plan, guarding)
}
