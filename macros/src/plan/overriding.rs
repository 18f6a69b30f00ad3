//! What need not run: what only an overridden provider would need.

use super::{Argument, Call, Need, Overridable, Plan, Step};
use crate::graph::Graph;

/// Where an argument stands: in the call that makes this local, or in that of the target, and there
/// in calls of these providers.
#[derive(Clone)]
struct Around {
    local: Option<usize>,
    providers: Vec<usize>,
    /// In a closure that owns what it needs.
    is_owned: bool,
}

/// Notes which providers may be overridden, and who needs each value.
pub(super) fn settle(plan: &mut Plan, graph: &Graph) {
    if !graph.has_overrides() {
        return;
    }
    let mut found = Found {
        graph,
        called: Vec::new(),
        needs: Vec::new(),
    };
    found.needs.resize_with(plan.locals.len(), Vec::new);
    let target = Around {
        local: None,
        providers: Vec::new(),
        is_owned: false,
    };
    found.steps(&plan.steps, &target);
    found.arguments(&plan.guards, &target);
    found.arguments(&plan.arguments, &target);
    // What is made from a value is made behind it.
    for (local, needs) in found.needs.into_iter().enumerate().rev() {
        let is_always_made = |need: &Need| {
            let maker = need.local.map(|local| &plan.locals[local]);
            need.unless.is_empty() && maker.is_none_or(|maker| !maker.is_conditional())
        };
        if !needs.iter().any(is_always_made) {
            plan.locals[local].needed_by = needs;
        }
    }
    let needs = plan.locals.iter().flat_map(|local| &local.needed_by);
    let asked: Vec<_> = needs.flat_map(|need| &need.unless).copied().collect();
    for overridable in &mut found.called {
        overridable.is_asked_first = asked.contains(&overridable.provider);
    }
    plan.overridable = found.called;
}

struct Found<'a> {
    graph: &'a Graph,
    /// The providers that are called, each once.
    called: Vec<Overridable>,
    /// For each local.
    needs: Vec<Vec<Need>>,
}

impl Found<'_> {
    fn steps(&mut self, steps: &[Step], around: &Around) {
        for step in steps {
            if let Step::Provide { local, call } | Step::Defer { local, call, .. } = step {
                let maker = Around {
                    local: Some(*local),
                    ..around.clone()
                };
                self.call(call, &maker);
            }
        }
    }

    fn call(&mut self, call: &Call, around: &Around) {
        let mut within = around.clone();
        let is_for_any = self.graph.is_overridden_for_any(call.provider);
        self.note(call.provider, around.is_owned && !is_for_any);
        // What its own dependencies are for is known too late for them.
        if !is_for_any {
            within.providers.push(call.provider);
        }
        within.is_owned |= call.is_blocking;
        self.arguments(&call.arguments, &within);
    }

    fn note(&mut self, provider: usize, is_owned: bool) {
        let mut called = self.called.iter_mut();
        match called.find(|called| called.provider == provider) {
            Some(called) => called.is_owned |= is_owned,
            None => self.called.push(Overridable {
                provider,
                is_asked_first: false,
                is_owned,
            }),
        }
    }

    fn arguments(&mut self, arguments: &[Argument], around: &Around) {
        for argument in arguments {
            match argument {
                Argument::Local { local, .. } => self.needs[*local].push(Need {
                    local: around.local,
                    unless: around.providers.clone(),
                }),
                Argument::Closure(closure) => {
                    let within = Around {
                        is_owned: around.is_owned || closure.is_async,
                        ..around.clone()
                    };
                    self.steps(&closure.steps, &within);
                    self.call(&closure.call, &within);
                }
                argument => argument
                    .parts()
                    .for_each(|part| self.arguments(std::slice::from_ref(part), around)),
            }
        }
    }
}
