//! Sources → arguments, and the steps that lead to them.

use super::plans::Asked;
use super::{
    Application, Argument, Call, Check, Closure, ErrorAccess, Given, Lent, Local, LocalAccess,
    Onward, Origin, Plan, Step,
};
use crate::graph::{Access, Dependency, Graph, Source};

pub(super) struct Planner<'a> {
    pub(super) graph: &'a Graph,
    /// The container is being built: a lazy singleton that is needed is one as any.
    pub(super) is_start: bool,
    target: Target,
    pub(super) locals: Vec<Local>,
    pub(super) steps: Vec<Step>,
    /// The closures that are being planned, the innermost last.
    pub(super) closures: Vec<OpenClosure>,
    /// What some other parameter needs of those that are asked for by `impl Deferred`.
    pub(super) needed_plainly: Vec<usize>,
    /// The steps that prepare what is made later.
    pub(super) deferred: Vec<Step>,
    /// The local of each request provider, and each lazy singleton, that was needed so far.
    pub(super) shared_values: Vec<Option<usize>>,
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

pub(super) struct OpenClosure {
    pub(super) is_async: bool,
    pub(super) steps: Vec<Step>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
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

    pub(super) fn binding(graph: &'a Graph, asked: Asked<'a>) -> Self {
        Self {
            bound: asked.bound,
            ..Self::new(graph)
        }
    }

    /// For what is needed to build this provider's value.
    pub(super) fn of_provider(graph: &'a Graph, provider: usize) -> Self {
        Self {
            target: Target::Provider(provider),
            ..Self::new(graph)
        }
    }

    /// For a singleton that is built with the container.
    pub(super) fn at_start(graph: &'a Graph, singleton: usize) -> Self {
        Self {
            is_start: true,
            ..Self::of_provider(graph, singleton)
        }
    }

    /// The parameters whose factories are called with what the body says, directly or not.
    pub(super) fn behind_body(&self, body: Option<usize>) -> Vec<usize> {
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
}
