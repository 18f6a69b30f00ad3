//! Steps that need not run, because only an overridden provider needs them, or one whose value another function
//! of the request has built.

use super::{Argument, Call, LocalId, Need, OverridableProvider, PerLocal, Plan, Step};
use crate::graph::Graph;

/// The calls around an argument.
#[derive(Clone)]
struct Caller {
    /// The local that the outermost call makes. `None` for the call of the target.
    local: Option<LocalId>,
    /// The providers of the calls between, which may be overridden or found.
    providers: Vec<usize>,
    /// Whether the argument is in a closure that owns its captures.
    is_owned: bool,
}

/// Marks the providers that may be overridden, and records the needs for each local.
pub(super) fn mark_overridable(plan: &mut Plan, graph: &Graph) {
    if !graph.has_overrides() && plan.shared.is_empty() {
        return;
    }
    let mut collector = NeedCollector {
        graph,
        plan,
        called: Vec::new(),
        needs: plan.locals.iter().map(|_| Vec::new()).collect(),
    };
    let target = Caller {
        local: None,
        providers: Vec::new(),
        is_owned: false,
    };
    collector.steps(&plan.steps, &target);
    collector.arguments(&plan.guards, &target);
    collector.arguments(&plan.arguments, &target);
    let NeedCollector {
        mut called,
        mut needs,
        ..
    } = collector;
    // A value is made before the values that are made from it.
    for local in plan.locals.ids().rev() {
        let needs = std::mem::take(&mut needs[local]);
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
    for shared in &mut plan.shared {
        shared.is_asked_first |= asked.contains(&shared.provider);
    }
    for overridable in &mut called {
        overridable.is_asked_first = asked.contains(&overridable.provider);
    }
    plan.overridable = called;
}

struct NeedCollector<'a> {
    graph: &'a Graph,
    plan: &'a Plan,
    /// The providers that are called, each once.
    called: Vec<OverridableProvider>,
    /// For each local.
    needs: PerLocal<Vec<Need>>,
}

impl NeedCollector<'_> {
    fn steps(&mut self, steps: &[Step], caller: &Caller) {
        for step in steps {
            if let Step::Provide { local, call } | Step::Defer { local, call, .. } = step {
                let maker = Caller {
                    local: Some(*local),
                    ..caller.clone()
                };
                self.call(call, &maker);
            }
        }
    }

    fn call(&mut self, call: &Call, caller: &Caller) {
        let mut within = caller.clone();
        let is_for_any = self.graph.is_overridden_for_any(call.provider);
        let has_overrides = self.graph.has_overrides();
        if has_overrides {
            self.note(call.provider, caller.is_owned && !is_for_any);
        }
        // For an override that accepts any type, it is known too late for the dependencies whether it is used.
        if has_overrides && !is_for_any || self.plan.is_looked_for(call.provider) {
            within.providers.push(call.provider);
        }
        within.is_owned |= call.is_blocking;
        self.arguments(&call.arguments, &within);
    }

    fn note(&mut self, provider: usize, is_owned: bool) {
        let mut called = self.called.iter_mut();
        match called.find(|called| called.provider == provider) {
            Some(called) => called.is_owned |= is_owned,
            None => self.called.push(OverridableProvider {
                provider,
                is_asked_first: false,
                is_owned,
            }),
        }
    }

    fn arguments(&mut self, arguments: &[Argument], caller: &Caller) {
        for argument in arguments {
            match argument {
                Argument::Local { local, .. } => self.needs[*local].push(Need {
                    local: caller.local,
                    unless: caller.providers.clone(),
                }),
                Argument::Closure(closure) => {
                    let within = Caller {
                        is_owned: caller.is_owned || closure.is_async,
                        ..caller.clone()
                    };
                    self.steps(&closure.steps, &within);
                    self.call(&closure.call, &within);
                }
                argument => argument
                    .parts()
                    .for_each(|part| self.arguments(std::slice::from_ref(part), caller)),
            }
        }
    }
}
