use super::{
    Application, Argument, Call, Check, Closure, Given, Local, LocalAccess, Onward, Origin, Plan,
    Step, copies, endings, outcomes, overriding, ownership, retention, sharing, stages,
};
use crate::graph::{Access, Dependency, Graph, Lifetime, Source};

/// The plan for calling a function whose parameters have these sources.
///
/// Parameters are served in order, each after what it is built from; the last extractor of the
/// target, which may read the body, comes last of all.
pub(crate) fn plan(graph: &Graph, target: &[Source]) -> Plan {
    plan_guarded(graph, &[], target, Onward::Nowhere)
}

/// The same behind guards, which run before everything else.
pub(crate) fn plan_guarded(
    graph: &Graph,
    guards: &[Source],
    target: &[Source],
    onward: Onward,
) -> Plan {
    let has_body = onward != Onward::IsOver;
    let (plan, _) = drafted(Planner::new(graph), guards, target, has_body);
    settled(plan, graph, onward)
}

/// The same with the async providers that do not need one another at the same time, behind the
/// guards.
pub(crate) fn concurrent_plan(
    graph: &Graph,
    guards: &[Source],
    target: &[Source],
    onward: Onward,
) -> Plan {
    let has_body = onward != Onward::IsOver;
    let (mut plan, guarding) = drafted(Planner::new(graph), guards, target, has_body);
    stages::settle(&mut plan, guarding, graph);
    settled(plan, graph, onward)
}

/// The plan for a singleton that is built with the container, and so is what it needs.
pub(crate) fn plan_at_start(graph: &Graph, singleton: usize) -> Plan {
    let planner = Planner {
        is_start: true,
        target: Target::Provider(singleton),
        ..Planner::new(graph)
    };
    let (plan, _) = drafted(planner, &[], &sources(graph, singleton), false);
    settled(plan, graph, Onward::Nowhere)
}

/// The plan for a singleton that is built on first use.
pub(crate) fn plan_of_lazy(graph: &Graph, singleton: usize) -> Plan {
    let planner = Planner {
        target: Target::Provider(singleton),
        ..Planner::new(graph)
    };
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
    let planner = Planner {
        target: Target::Provider(provider),
        ..Planner::new(graph)
    };
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
    plan
}

fn kept(plan: &Plan, graph: &Graph) -> Vec<usize> {
    let made = plan.steps.iter().filter_map(|step| match step {
        Step::Provide { local, call } => Some((*local, &graph.providers[call.provider])),
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
    for (position, source) in target.iter().enumerate() {
        let argument = match source {
            Source::Extractor if body == Some(position) => None,
            Source::Extractor => Some(planner.extract(position, false)),
            Source::Argument => given.next().map(Argument::Given),
            source => Some(planner.argument(source, Application::Target(position))),
        };
        arguments.extend(argument);
    }
    if let Some(position) = body {
        let argument = planner.extract(position, true);
        arguments.insert(position, argument);
    }
    let mut plan = planner.finish(arguments);
    plan.guards = guards;
    if has_body {
        give_body_to_last_extractor(&mut plan);
    }
    (plan, guarding)
}

/// Where the target has no extractor of its own, the last one that a provider asks for may read
/// the body, unless something behind it still needs the head.
fn give_body_to_last_extractor(plan: &mut Plan) {
    let last = plan
        .steps
        .iter()
        .rposition(|step| step.reads_body().is_some());
    let Some(last) = last else { return };
    let mut is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
    let behind = plan.steps[last + 1..].iter().flat_map(Step::arguments);
    let needs_head = behind
        .chain(&plan.arguments)
        .any(|argument| argument.any(&mut is_part));
    if let Step::ExtractFor { reads_body, .. } = &mut plan.steps[last] {
        *reads_body = !needs_head;
    }
}

struct Planner<'a> {
    graph: &'a Graph,
    /// The container is being built: a lazy singleton that is needed is one as any.
    is_start: bool,
    target: Target,
    locals: Vec<Local>,
    steps: Vec<Step>,
    /// The closures that are being planned, the innermost last.
    closures: Vec<OpenClosure>,
    /// The local of each request provider, and each lazy singleton, that was needed so far.
    shared_values: Vec<Option<usize>>,
}

/// Whose parameters the target's are.
#[derive(Clone, Copy)]
enum Target {
    /// A handler's, whose types the container does not see.
    Function,
    Provider(usize),
}

struct OpenClosure {
    is_async: bool,
    steps: Vec<Step>,
}

impl<'a> Planner<'a> {
    fn new(graph: &'a Graph) -> Self {
        Self {
            graph,
            is_start: false,
            target: Target::Function,
            locals: Vec::new(),
            steps: Vec::new(),
            closures: Vec::new(),
            shared_values: vec![None; graph.providers.len()],
        }
    }

    fn finish(self, arguments: Vec<Argument>) -> Plan {
        Plan {
            locals: self.locals,
            steps: self.steps,
            arguments,
            joins: Vec::new(),
            kept: Vec::new(),
            guards: Vec::new(),
            overridable: Vec::new(),
            onward: Onward::default(),
            shared: Vec::new(),
        }
    }

    fn argument(&mut self, source: &Source, at: Application) -> Argument {
        match *source {
            Source::Provider(dependency) => self.dependency(dependency, at),
            ref composed => self.composed(composed, at),
        }
    }

    fn composed(&mut self, source: &Source, at: Application) -> Argument {
        match *source {
            Source::Provider(dependency) => self.dependency(dependency, at),
            Source::Optional(dependency) => {
                let inner = dependency.map(|dependency| self.dependency(dependency, at));
                Argument::Optional(inner.map(Box::new))
            }
            Source::Contents { of, is_held } => Argument::Contents {
                of: Box::new(self.dependency(of, at).unchecked()),
                is_exclusive: of.access == Access::Exclusive,
                is_held,
            },
            Source::Outcome(dependency) => Argument::Outcome {
                of: Box::new(self.dependency(dependency, at)),
                is_error_cloned: false,
            },
            Source::Collection {
                ref members,
                is_named,
            } => self.collection(members, is_named, at),
            Source::Callable {
                provider,
                is_async,
                cast,
            } => Argument::Closure(Closure {
                given: self.given(Dependency::owned(provider, cast), at),
                ..self.closure(provider, is_async)
            }),
            Source::Part(part) => Argument::Part {
                part,
                is_retained: false,
            },
            Source::Extractor | Source::Argument | Source::Open(_) | Source::Nowhere => {
                self.extract_for(at)
            }
        }
    }

    fn collection(&mut self, members: &[Dependency], is_named: bool, at: Application) -> Argument {
        let members = members
            .iter()
            .map(|member| (member.provider, self.dependency(*member, at)))
            .collect();
        Argument::Collection { members, is_named }
    }

    fn dependency(&mut self, dependency: Dependency, at: Application) -> Argument {
        match self.local_of(dependency, at) {
            Some(local) => self.given_local(local, dependency, at),
            None => self.given_singleton(dependency, at),
        }
    }

    /// The local that has the value, which a singleton needs none for. A chain of a thousand providers
    /// comes by here a thousand times, so this and what it calls must not need much of the stack.
    fn local_of(&mut self, dependency: Dependency, at: Application) -> Option<usize> {
        let provider = dependency.provider;
        let asked = &self.graph.providers[provider];
        match asked.lifetime {
            Lifetime::Singleton if asked.is_lazy() && !self.is_start => {
                Some(self.lazy_value(provider))
            }
            Lifetime::Input | Lifetime::Singleton => None,
            Lifetime::Request => Some(self.request_value(provider)),
            Lifetime::Factory => {
                Some(self.factory_value(provider, dependency.is_applied.then_some(at)))
            }
        }
    }

    fn given_singleton(&self, dependency: Dependency, at: Application) -> Argument {
        Argument::Singleton {
            provider: dependency.provider,
            is_cloned: dependency.access == Access::Owned,
            is_peeled: dependency.is_peeled,
            given: self.given(dependency, at),
        }
    }

    fn given_local(&self, local: usize, dependency: Dependency, at: Application) -> Argument {
        let provider = dependency.provider;
        Argument::Local {
            local,
            access: match dependency.access {
                Access::Shared => LocalAccess::Shared,
                Access::Exclusive => LocalAccess::Exclusive,
                Access::Owned if self.graph.providers[provider].is_lazy() => LocalAccess::Cloned,
                Access::Owned => LocalAccess::Moved,
            },
            is_peeled: dependency.is_peeled,
            given: self.given(dependency, at),
        }
    }

    /// How the provider's value is given to this parameter.
    fn given(&self, dependency: Dependency, at: Application) -> Given {
        let Dependency {
            provider,
            access,
            cast,
            ..
        } = dependency;
        let providers = &self.graph.providers;
        let asked = &providers[provider];
        let needed_by = match at {
            Application::Target(_) | Application::Guard(_) => match self.target {
                Target::Function => None,
                Target::Provider(needed_by) => Some(needed_by),
            },
            Application::Provider { provider, .. } => Some(provider),
        };
        // What a module compares is only what no other provider can be given for.
        let is_seen = asked.module.is_none()
            && needed_by.is_some_and(|needed_by| providers[needed_by].module.is_none());
        let check = match () {
            () if is_seen => Check::Nothing,
            // What is checked is not converted, and the trait object may be asked for as one that lasts
            // for less long.
            () if access == Access::Exclusive && cast.is_none() && asked.key.is_trait_object() => {
                Check::Nothing
            }
            () if cast.is_some() || asked.key.has_trait_object() => Check::Everything,
            () => Check::References,
        };
        Given { cast, check }
    }

    /// Built outside every closure, by the first who needs it.
    fn request_value(&mut self, provider: usize) -> usize {
        if let Some(local) = self.shared_values[provider] {
            return local;
        }
        let closures = std::mem::take(&mut self.closures);
        let call = self.call(provider, None);
        let local = self.local(Origin::Provider(provider));
        self.steps.push(Step::Provide { local, call });
        self.closures = closures;
        self.shared_values[provider] = Some(local);
        local
    }

    /// Waited for by the first who needs it, outside of closures that cannot wait. One that can has
    /// it only when it is called, and by itself: it borrows from nothing around it.
    fn lazy_value(&mut self, provider: usize) -> usize {
        let home = self.closures.iter().rposition(|closure| closure.is_async);
        let known = match home {
            None => self.shared_values[provider],
            Some(home) => waited_for(&self.closures[home].steps, provider),
        };
        if let Some(local) = known {
            return local;
        }
        let local = self.local(Origin::Lazy(provider));
        let steps = match home {
            None => &mut self.steps,
            Some(home) => &mut self.closures[home].steps,
        };
        steps.push(Step::Await { local, provider });
        if home.is_none() {
            self.shared_values[provider] = Some(local);
        }
        local
    }

    fn factory_value(&mut self, provider: usize, applied_at: Option<Application>) -> usize {
        let call = self.call(provider, applied_at);
        let local = self.local(Origin::Provider(provider));
        let closure = self.closures.last_mut();
        closure
            .map_or(&mut self.steps, |closure| &mut closure.steps)
            .push(Step::Provide { local, call });
        local
    }

    fn closure(&mut self, provider: usize, is_async: bool) -> Closure {
        self.closures.push(OpenClosure {
            is_async,
            steps: Vec::new(),
        });
        let call = self.call(provider, None);
        let closure = self.closures.pop();
        let steps = closure.map(|closure| closure.steps).unwrap_or_default();
        Closure {
            is_async,
            given: Given::default(),
            steps,
            call,
        }
    }

    fn call(&mut self, provider: usize, applied_at: Option<Application>) -> Call {
        let mut given = 0..;
        let mut arguments = Vec::new();
        let graph = self.graph;
        for (position, parameter) in graph.providers[provider].parameters.iter().enumerate() {
            let at = Application::Provider {
                provider,
                parameter: position,
            };
            let argument = match &parameter.source {
                Source::Argument => given.next().map(Argument::Given),
                source => Some(self.argument(source, at)),
            };
            arguments.extend(argument);
        }
        Call {
            provider,
            applied_at,
            is_blocking: graph.providers[provider].is_blocking(),
            arguments,
        }
    }

    fn extract(&mut self, parameter: usize, reads_body: bool) -> Argument {
        let local = self.local(Origin::Parameter(parameter));
        self.steps.push(Step::Extract { local, reads_body });
        Argument::Local {
            local,
            access: LocalAccess::Moved,
            is_peeled: false,
            given: Given::default(),
        }
    }

    fn extract_for(&mut self, at: Application) -> Argument {
        let origin = match at {
            Application::Target(parameter) | Application::Guard(parameter) => {
                Origin::Parameter(parameter)
            }
            Application::Provider {
                provider,
                parameter,
            } => Origin::ProviderParameter {
                provider,
                parameter,
            },
        };
        let local = self.local(origin);
        self.steps.push(Step::ExtractFor {
            local,
            reads_body: false,
        });
        Argument::Local {
            local,
            access: LocalAccess::Moved,
            is_peeled: false,
            given: Given::default(),
        }
    }

    fn local(&mut self, origin: Origin) -> usize {
        self.locals.push(Local {
            origin,
            is_mutable: false,
            is_outcome: false,
            is_shared: false,
            needed_by: Vec::new(),
        });
        self.locals.len() - 1
    }
}

fn waited_for(steps: &[Step], lazy: usize) -> Option<usize> {
    steps.iter().find_map(|step| match step {
        Step::Await { local, provider } if *provider == lazy => Some(*local),
        _ => None,
    })
}
