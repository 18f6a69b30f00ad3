//! The instances of generic providers: one for each type that is asked for, made when it is first
//! asked for, a provider as any other from then on.

use std::rc::Rc;

use super::callable::{self, Flaw};
use super::resolve::{self, Demand, Site, Unresolved};
use super::{Bindings, Graph, Lends, Parameter, Provider, Source, TypeKey, cycle, generic, trail};

/// How many instances may each be needed by the one before.
const DEPTH: usize = 32;

/// Makes instances of a graph's generic providers.
pub(crate) struct Instances {
    /// The first provider that is made here, and its followers with it.
    first: usize,
    /// For each that is made here, how many stand between it and who began to ask.
    depths: Vec<usize>,
    /// A singleton can be made: the container is not closed yet.
    may_keep: bool,
    /// There is something to make instances of.
    has_generics: bool,
}

/// What is wrong with a parameter of an instance, or with all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) instance: usize,
    pub(crate) reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    Unresolved(Demand, Unresolved),
    Uncallable(Demand, Flaw),
    /// It is not marked `after_body`, and this is, which it needs.
    BeforeBody(usize),
    /// It needs itself, in this loop.
    Cycle(Vec<usize>),
}

impl Instances {
    /// For a graph that is being closed.
    pub(crate) fn of_container(graph: &Graph) -> Self {
        Self {
            first: graph.providers.len(),
            depths: Vec::new(),
            may_keep: true,
            has_generics: graph.providers.generic().next().is_some(),
        }
    }

    /// For what asks a closed graph.
    pub(crate) fn of_handler(graph: &Graph) -> Self {
        Self {
            may_keep: false,
            ..Self::of_container(graph)
        }
    }

    /// The source of a parameter, with the instances that it needs.
    pub(crate) fn resolve(
        &mut self,
        graph: &mut Rc<Graph>,
        demand: &Demand,
        site: Site,
    ) -> Result<Source, Unresolved> {
        self.resolve_at(graph, demand, site, 0)
    }

    fn resolve_at(
        &mut self,
        graph: &mut Rc<Graph>,
        demand: &Demand,
        site: Site,
        depth: usize,
    ) -> Result<Source, Unresolved> {
        if self.has_generics {
            for (generic, key) in generic::wanted(&graph.providers, demand) {
                self.make(graph, generic, &key, depth);
            }
        }
        match resolve::resolve(&graph.providers, demand, site) {
            Err(Unresolved::NeverProvided) if graph.is_configured_out(demand.shape.key()) => {
                demand.nothing().ok_or(Unresolved::NeverProvided)
            }
            resolved => resolved,
        }
    }

    /// The instance that gives this type, unless there is none or it is there.
    fn make(&mut self, graph: &mut Rc<Graph>, generic: usize, key: &TypeKey, depth: usize) {
        let provider = &graph.providers[generic];
        let is_there = generic::instance(&graph.providers, generic, key).is_some();
        let is_kept = provider.lifetime.is_kept();
        if is_there || depth > DEPTH || (is_kept && !self.may_keep) {
            return;
        }
        let instance = match provider.bindings(key) {
            Some(bindings) => instance(provider, generic, &bindings),
            // What it is called here is another name for what rustc knows.
            None if !is_kept && !provider.is_open() => Provider {
                key: key.clone(),
                instance_of: Some(generic),
                ..provider.clone()
            },
            None => return,
        };
        let position = graph.providers.len();
        Rc::make_mut(graph).providers.push(instance);
        if is_kept {
            let name = free_name(graph, position);
            Rc::make_mut(graph).providers.set_name(position, name);
        }
        self.depths.push(depth);
    }

    /// Gives the parameters of all instances their sources, and makes those that they need.
    pub(crate) fn link(&mut self, graph: &mut Rc<Graph>) -> Vec<Failure> {
        let mut demands = Vec::new();
        let mut failures = Vec::new();
        let mut position = self.first;
        while position < graph.providers.len() {
            self.link_one(graph, position, &mut demands, &mut failures);
            position += 1;
        }
        for (instance, parameter, demand) in demands {
            let source = &graph.providers[instance].parameters[parameter].source;
            let flaw = callable::flaw(graph, &demand, source);
            failures.extend(flaw.map(|flaw| Failure {
                instance,
                reason: Reason::Uncallable(demand, flaw),
            }));
        }
        failures.extend((self.first..graph.providers.len()).filter_map(|instance| {
            let needed = runs_before_its_need(graph, instance)?;
            Some(Failure {
                instance,
                reason: Reason::BeforeBody(needed),
            })
        }));
        failures
    }

    fn link_one(
        &mut self,
        graph: &mut Rc<Graph>,
        position: usize,
        demands: &mut Vec<(usize, usize, Demand)>,
        failures: &mut Vec<Failure>,
    ) {
        let instance = &graph.providers[position];
        let Some(generic) = instance.instance_of else {
            return;
        };
        let generic = graph.providers[generic].clone();
        let bindings = generic.key.bind(&instance.key).unwrap_or_default();
        let depth = self.depths[position - self.first] + 1;
        let mut parameters = generic.parameters.clone();
        for (number, Parameter { source, .. }) in parameters.iter_mut().enumerate() {
            let Source::Open(open) = source else { continue };
            let demand = open.with(&bindings);
            let site = Site::Provider(generic.lifetime);
            *source = match self.resolve_at(graph, &demand, site, depth) {
                Ok(source) => {
                    demands.push((position, number, demand));
                    source
                }
                Err(reason) => left_open(&generic, &demand, &reason).unwrap_or_else(|| {
                    failures.push(Failure {
                        instance: position,
                        reason: Reason::Unresolved(demand, reason),
                    });
                    Source::Nowhere
                }),
            };
        }
        let is_borrowed = |parameter: &Parameter| {
            let mut sources = parameter.source.providers();
            parameter.lends != Lends::Nothing
                && sources.any(|source| graph.providers[source].borrows)
        };
        let borrows = parameters.iter().any(is_borrowed);
        let graph = Rc::make_mut(graph);
        graph.providers.set_parameters(position, parameters);
        if borrows {
            graph.providers.set_borrows(position);
        }
    }

    /// The loops of a closed graph that instances made here are in.
    pub(crate) fn cycles(&self, graph: &Graph) -> Vec<Failure> {
        if graph.providers.len() == self.first {
            return Vec::new();
        }
        let cycles = cycle::cycles(graph).into_iter();
        let failures = cycles.filter_map(|cycle| {
            let instance = cycle.iter().copied().find(|step| *step >= self.first)?;
            Some(Failure {
                instance,
                reason: Reason::Cycle(cycle),
            })
        });
        failures.collect()
    }
}

/// What a module asks for may be provided in one container and not in another.
fn left_open(generic: &Provider, demand: &Demand, reason: &Unresolved) -> Option<Source> {
    let is_left_open = generic.module.is_some() && *reason == Unresolved::NeverProvided;
    demand.nothing().filter(|_| is_left_open)
}

/// The provider of this one type.
fn instance(generic: &Provider, position: usize, bindings: &Bindings) -> Provider {
    let traits = generic.traits.iter();
    Provider {
        key: generic.key.with(bindings),
        traits: traits.map(|object| object.with(bindings)).collect(),
        instance_of: Some(position),
        ..generic.clone()
    }
}

/// What a field can be called: the names of providers and their instances are taken.
fn free_name(graph: &Graph, instance: usize) -> String {
    let wish = graph.instance_name(instance);
    let is_taken = |name: &String| {
        graph
            .providers
            .iter()
            .any(|provider| provider.plain_name() == name)
    };
    let numbered = (2..).map(|number| format!("{wish}_{number}"));
    let mut names = [wish.clone()].into_iter().chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or(wish)
}

/// What is marked `after_body` and is needed by this instance, which is not. What every instance needs is
/// an error of the generic provider.
fn runs_before_its_need(graph: &Graph, instance: usize) -> Option<usize> {
    let provider = &graph.providers[instance];
    let generic = &graph.providers[provider.instance_of?];
    if provider.is_after_body() {
        return None;
    }
    let is_of_all = |needed: &usize| generic.dependencies().any(|other| other == *needed);
    let mut needed = provider.dependencies();
    needed.find(|needed| graph.providers[*needed].is_after_body() && !is_of_all(needed))
}

/// The way from what gives this value down to the instance, through instances alone.
pub(crate) fn way_to(graph: &Graph, source: &Source, instance: usize) -> Option<Vec<usize>> {
    let is_instance = |position: &usize| graph.providers[*position].instance_of.is_some();
    let next = |position: usize| {
        let next = graph.providers[position].dependencies();
        next.filter(is_instance).collect()
    };
    let mut starts = source.providers().filter(is_instance);
    starts.find_map(|start| trail::shortest(start, next, |position| position == instance))
}

impl Provider {
    /// It provides a type for each of its type parameters, once they are known.
    pub(crate) fn is_generic(&self) -> bool {
        self.key.is_pattern() && self.instance_of.is_none()
    }

    /// What its type parameters are if it gives this type.
    pub(crate) fn bindings(&self, asked: &TypeKey) -> Option<Bindings> {
        let mut given = [&self.key].into_iter().chain(&self.traits);
        given.find_map(|given| given.bind(asked))
    }

    /// What it needs depends on its type parameters.
    pub(super) fn is_open(&self) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| matches!(parameter.source, Source::Open(_)))
    }
}

impl Graph {
    /// The provider as it is declared: the generic one of an instance.
    pub(crate) fn declared(&self, position: usize) -> usize {
        self.providers[position].instance_of.unwrap_or(position)
    }

    /// The factories, as they are declared, whose arguments are given at the parameter.
    pub(crate) fn applied(&self, source: &Source) -> Vec<usize> {
        if let Source::Open(demand) = source {
            return generic::applied(&self.providers, demand)
                .into_iter()
                .collect();
        }
        let dependencies = source.dependencies().iter();
        let applied = dependencies.filter(|dependency| dependency.is_applied);
        applied
            .map(|dependency| self.declared(dependency.provider))
            .collect()
    }

    /// The name of an instance, to tell it from others: `authorized_read` of `Authorized<Read>`.
    pub(crate) fn instance_name(&self, position: usize) -> String {
        let instance = &self.providers[position];
        let generic = &self.providers[self.declared(position)];
        let bindings = generic.key.bind(&instance.key).unwrap_or_default();
        match bindings.snake_case().as_str() {
            "" => generic.plain_name().to_owned(),
            types => format!("{}_{types}", generic.plain_name()),
        }
    }
}
