use super::{
    Application, Argument, Call, Check, Closure, ErrorAccess, Given, Lent, Local, LocalAccess,
    Onward, Origin, Plan, Step, copies, deferred, endings, outcomes, overriding, ownership,
    retention, sharing, stages, turns,
};
use crate::graph::{Access, Dependency, Graph, Lifetime, Source};

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

struct Planner<'a> {
    graph: &'a Graph,
    /// The container is being built: a lazy singleton that is needed is one as any.
    is_start: bool,
    target: Target,
    locals: Vec<Local>,
    steps: Vec<Step>,
    /// The closures that are being planned, the innermost last.
    closures: Vec<OpenClosure>,
    /// What some other parameter needs of those that are asked for by `impl Deferred`.
    needed_plainly: Vec<usize>,
    /// The steps that prepare what is made later.
    deferred: Vec<Step>,
    /// The local of each request provider, and each lazy singleton, that was needed so far.
    shared_values: Vec<Option<usize>>,
    /// For each parameter of the target, those that are bound for it.
    bound: &'a [Vec<usize>],
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
            needed_plainly: Vec::new(),
            deferred: Vec::new(),
            shared_values: vec![None; graph.providers.len()],
            bound: &[],
        }
    }

    fn binding(graph: &'a Graph, asked: Asked<'a>) -> Self {
        Self {
            bound: asked.bound,
            ..Self::new(graph)
        }
    }

    /// The parameters whose factories are called with what the body says, directly or not.
    fn behind_body(&self, body: Option<usize>) -> Vec<usize> {
        let mut behind: Vec<usize> = body.into_iter().collect();
        for (position, bound) in self.bound.iter().enumerate() {
            if bound.iter().any(|parameter| behind.contains(parameter)) {
                behind.push(position);
            }
        }
        behind.retain(|position| Some(*position) != body);
        behind
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
                error: ErrorAccess::Moved,
            },
            Source::Deferred(dependency) => self.deferred(dependency, at),
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

    /// What it needs is made where the parameter stands. If something else needs the value, it is made
    /// there too.
    fn deferred(&mut self, dependency: Dependency, at: Application) -> Argument {
        let provider = dependency.provider;
        if self.needed_plainly.contains(&provider) {
            return Argument::Built(Box::new(self.dependency(dependency, at)));
        }
        let call = self.call(provider, None);
        let local = self.local(Origin::Provider(provider));
        let lent = Lent {
            is_peeled: dependency.is_peeled,
            given: self.given(dependency, at),
        };
        self.deferred.push(Step::Defer { local, call, lent });
        Argument::Deferred(local)
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
            bound: self.bound_at(applied_at),
        }
    }

    fn bound_at(&self, applied_at: Option<Application>) -> Vec<usize> {
        match applied_at {
            Some(Application::Target(parameter)) => {
                self.bound.get(parameter).cloned().unwrap_or_default()
            }
            _ => Vec::new(),
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
