//! Sources → arguments, and the steps that lead to them.

use super::plans::PlanInput;
use super::{
    Application, Argument, Call, Check, Closure, DeferredLoan, ErrorAccess, Local, LocalAccess,
    LocalId, LocalOrigin, Onward, Passing, PerLocal, Plan, Step,
};
use crate::graph::{Access, Dependency, Graph, Source};

pub(super) struct Planner<'a> {
    pub(super) graph: &'a Graph,
    /// Whether the plan is for `build`, where a lazy singleton is like any other.
    pub(super) is_start: bool,
    target: PlanTarget,
    pub(super) locals: PerLocal<Local>,
    pub(super) steps: Vec<Step>,
    /// The closures that are being planned, the innermost last.
    pub(super) closures: Vec<OpenClosure>,
    /// The deferred providers that another parameter needs as well.
    pub(super) needed_plainly: Vec<usize>,
    /// The steps that prepare deferred calls.
    pub(super) deferred: Vec<Step>,
    /// The local of each request provider and lazy singleton, once it is needed.
    pub(super) shared_values: Vec<Option<LocalId>>,
    /// For each parameter of the target, the earlier ones that are bound for its factory's arguments.
    bound: &'a [Vec<usize>],
}

/// The function that the plan is for.
#[derive(Clone, Copy)]
enum PlanTarget {
    /// A handler. Its types are not compared with those of the container.
    Function,
    Provider(usize),
}

pub(super) struct OpenClosure {
    pub(super) is_async: bool,
    pub(super) steps: Vec<Step>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        Self {
            graph,
            is_start: false,
            target: PlanTarget::Function,
            locals: PerLocal::default(),
            steps: Vec::new(),
            closures: Vec::new(),
            needed_plainly: Vec::new(),
            deferred: Vec::new(),
            shared_values: vec![None; graph.providers.len()],
            bound: &[],
        }
    }

    pub(super) fn binding(graph: &'a Graph, input: PlanInput<'a>) -> Self {
        Self {
            bound: input.bound,
            ..Self::new(graph)
        }
    }

    /// A planner for the dependencies of this provider.
    pub(super) fn of_provider(graph: &'a Graph, provider: usize) -> Self {
        Self {
            target: PlanTarget::Provider(provider),
            ..Self::new(graph)
        }
    }

    /// A planner for a singleton that is built with the container.
    pub(super) fn at_start(graph: &'a Graph, singleton: usize) -> Self {
        Self {
            is_start: true,
            ..Self::of_provider(graph, singleton)
        }
    }

    /// The parameters whose factories receive bindings of the body's extractor, directly or indirectly.
    pub(super) fn after_body(&self, body: Option<usize>) -> Vec<usize> {
        let mut behind: Vec<usize> = body.into_iter().collect();
        for (position, bound) in self.bound.iter().enumerate() {
            if bound.iter().any(|parameter| behind.contains(parameter)) {
                behind.push(position);
            }
        }
        behind.retain(|position| Some(*position) != body);
        behind
    }

    pub(super) fn finish(self, arguments: Vec<Argument>) -> Plan {
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

    pub(super) fn argument(&mut self, source: &Source, at: Application) -> Argument {
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
                passing: self.passing(Dependency::owned(provider, cast), at),
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

    /// The dependencies are built in the parameter's place. If another parameter needs the value as well, the
    /// value is built there too.
    fn deferred(&mut self, dependency: Dependency, at: Application) -> Argument {
        let provider = dependency.provider;
        if self.needed_plainly.contains(&provider) {
            return Argument::Built(Box::new(self.dependency(dependency, at)));
        }
        let call = self.call(provider, None);
        let local = self.local(LocalOrigin::Provider(provider));
        let lent = DeferredLoan {
            is_peeled: dependency.is_peeled,
            passing: self.passing(dependency, at),
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

    fn given_singleton(&self, dependency: Dependency, at: Application) -> Argument {
        Argument::Singleton {
            provider: dependency.provider,
            is_cloned: dependency.access == Access::Owned,
            is_peeled: dependency.is_peeled,
            passing: self.passing(dependency, at),
        }
    }

    fn given_local(&self, local: LocalId, dependency: Dependency, at: Application) -> Argument {
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
            passing: self.passing(dependency, at),
        }
    }

    /// How the provider's value is passed to this parameter.
    fn passing(&self, dependency: Dependency, at: Application) -> Passing {
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
                PlanTarget::Function => None,
                PlanTarget::Provider(needed_by) => Some(needed_by),
            },
            Application::Provider { provider, .. } => Some(provider),
        };
        // A module only compares types that no other provider can provide.
        let is_seen = asked.module.is_none()
            && needed_by.is_some_and(|needed_by| providers[needed_by].module.is_none());
        let check = match () {
            () if is_seen => Check::Nothing,
            // A check would prevent the coercion to a trait object with a shorter lifetime.
            () if access == Access::Exclusive && cast.is_none() && asked.key.is_trait_object() => {
                Check::Nothing
            }
            () if cast.is_some() || asked.key.has_trait_object() => Check::Everything,
            () => Check::References,
        };
        Passing { cast, check }
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
            passing: Passing::default(),
            steps,
            call,
        }
    }

    pub(super) fn call(&mut self, provider: usize, applied_at: Option<Application>) -> Call {
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

    pub(super) fn extract(&mut self, parameter: usize, reads_body: bool) -> Argument {
        let local = self.local(LocalOrigin::Parameter(parameter));
        self.steps.push(Step::Extract { local, reads_body });
        Argument::Local {
            local,
            access: LocalAccess::Moved,
            is_peeled: false,
            passing: Passing::default(),
        }
    }

    fn extract_for(&mut self, at: Application) -> Argument {
        let origin = match at {
            Application::Target(parameter) | Application::Guard(parameter) => {
                LocalOrigin::Parameter(parameter)
            }
            Application::Provider {
                provider,
                parameter,
            } => LocalOrigin::ProviderParameter {
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
            passing: Passing::default(),
        }
    }
}
