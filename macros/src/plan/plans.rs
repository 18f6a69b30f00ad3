//! The plan for each thing that is called.

use super::planner::Planner;
use super::{
    Application, Argument, Onward, Plan, Step, copies, deferred, endings, outcomes, overriding,
    ownership, retention, sharing, stages, turns,
};
use crate::graph::{Graph, Source};

/// The plan for calling a function whose parameters have these sources.
///
/// Parameters are served in order, each after what it is built from; the last extractor of the
/// target, which may read the body, comes after them, and then those that are built after the body.
pub(crate) fn plan(graph: &Graph, target: &[Source]) -> Plan {
    let (plan, _) = drafted(Planner::new(graph), &[], target, true);
    settled(plan, graph, Onward::Nowhere)
}

/// The same behind guards, which run before everything else.
#[cfg(test)]
pub(crate) fn plan_guarded(
    graph: &Graph,
    guards: &[Source],
    sources: &[Source],
    onward: Onward,
) -> Plan {
    let asked = Asked {
        guards,
        sources,
        bound: &[],
        onward,
    };
    plan_asked(graph, asked)
}

/// What a handler asks for.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) guards: &'a [Source],
    pub(crate) sources: &'a [Source],
    /// For each parameter, the earlier ones whose bindings the arguments of its factory name.
    pub(crate) bound: &'a [Vec<usize>],
    /// What becomes of the request.
    pub(crate) onward: Onward,
}

/// The plan for a handler.
pub(crate) fn plan_asked(graph: &Graph, asked: Asked<'_>) -> Plan {
    let (plan, _) = drafted_as_asked(graph, asked);
    settled(plan, graph, asked.onward)
}

fn drafted_as_asked(graph: &Graph, asked: Asked<'_>) -> (Plan, usize) {
    let has_body = asked.onward != Onward::IsOver;
    let planner = Planner::binding(graph, asked);
    drafted(planner, asked.guards, asked.sources, has_body)
}

/// The same with the async providers that do not need one another at the same time, behind the
/// guards.
pub(crate) fn concurrent_plan(graph: &Graph, asked: Asked<'_>) -> Plan {
    let (mut plan, guarding) = drafted_as_asked(graph, asked);
    stages::settle(&mut plan, guarding, graph);
    settled(plan, graph, asked.onward)
}

/// The plan for a singleton that is built with the container, and so is what it needs.
pub(crate) fn plan_at_start(graph: &Graph, singleton: usize) -> Plan {
    let planner = Planner::at_start(graph, singleton);
    let (plan, _) = drafted(planner, &[], &sources(graph, singleton), false);
    settled(plan, graph, Onward::Nowhere)
}

/// The plan for a singleton that is built on first use.
pub(crate) fn plan_of_lazy(graph: &Graph, singleton: usize) -> Plan {
    let planner = Planner::of_provider(graph, singleton);
    let (plan, _) = drafted(planner, &[], &sources(graph, singleton), false);
    settled(plan, graph, Onward::Nowhere)
}

fn sources(graph: &Graph, provider: usize) -> Vec<Source> {
    let parameters = graph.providers[provider].parameters.iter();
    parameters
        .map(|parameter| parameter.source.clone())
        .collect()
}

/// The plan for the value of this provider, from the head of a request: it has no body to read.
pub(crate) fn plan_of_extractor(graph: &Graph, provider: usize) -> Plan {
    let planner = Planner::of_provider(graph, provider);
    let (plan, _) = drafted(planner, &[], &[graph.extracted(provider)], false);
    settled(plan, graph, Onward::GoesOn)
}

fn settled(mut plan: Plan, graph: &Graph, onward: Onward) -> Plan {
    plan.onward = onward;
    plan.kept = kept(&plan, graph);
    outcomes::settle(&mut plan);
    sharing::settle(&mut plan, graph);
    ownership::settle(&mut plan, graph);
    retention::settle(&mut plan, graph);
    overriding::settle(&mut plan, graph);
    copies::settle(&mut plan);
    endings::settle(&mut plan, graph);
    outcomes::settle_receivers(&mut plan);
    plan
}

fn kept(plan: &Plan, graph: &Graph) -> Vec<usize> {
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

/// The plan as it comes, and how many of its steps are for the guards.
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
    let behind_body = planner.behind_body(body);
    let mut waiting = Vec::new();
    for (position, source) in target.iter().enumerate() {
        let argument = match source {
            Source::Extractor if body == Some(position) => None,
            Source::Extractor => Some(planner.extract(position, false)),
            Source::Argument => given.next().map(Argument::Given),
            source => Some(planner.argument(source, Application::Target(position))),
        };
        arguments.extend(argument);
        // What it needs is built before the body is read, and it alone behind that.
        if behind_body.contains(&position) {
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
        turns::settle(&mut plan, graph);
    }
    plan.steps.extend(deferred);
    (plan, guarding)
}
