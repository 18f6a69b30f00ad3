//! [`Handler`] and graph → the sources of the handler's parameters.

use std::rc::Rc;

use proc_macro2::Span;
use syn::{Lifetime, Type};

use super::parse::{Form, Handler};
use super::{Target, mapping, task, turns};
use crate::diagnostics::messages::{self, block};
use crate::diagnostics::{Diagnostic, Errors, Returning};
use crate::emit::function_of;
use crate::graph::hidden::Suspicion;
use crate::graph::instances::{Failure, Instances, way_to};
use crate::graph::resolve::{Site, Unresolved, guard};
use crate::graph::{Graph, Holder, Source, callable};
use crate::plan::{Onward, Plan, PlanInput, plan_concurrent_handler, plan_handler};
use crate::syntax::{Applied, CallSite, Parameter, code, lasting, mentions_lifetime_named, number};

/// A handler whose parameters all have a source.
pub(super) struct Linked {
    pub(super) graph: Rc<Graph>,
    /// Of what runs before everything else.
    pub(super) guards: Vec<Source>,
    pub(super) sources: Vec<Source>,
    pub(super) plan: Plan,
}

/// The graph and the sources, if nothing is wrong with either.
pub(super) fn handler(
    site: CallSite<'_>,
    handler: &Handler,
    target: &Target,
    errors: &mut Errors,
) -> Option<Linked> {
    let mut graph = match target {
        Target::Graph(graph) => Rc::clone(graph),
        Target::OtherVersion => {
            errors.push(block::other_version(&handler.function.signature.ident));
            return None;
        }
        Target::Module | Target::Unknown => return None,
    };
    let guards = handler.options.guards.iter();
    let guards: Vec<_> = guards
        .map(|applied| guard_source(applied, &graph, errors))
        .collect();
    turns::check(handler, &guards, &graph, errors);
    handler.bound.check(&handler.parameters, errors);
    let mut instances = Instances::of_handler(&graph);
    let links: Vec<_> = handler
        .parameters
        .iter()
        .map(|parameter| instances.resolve(&mut graph, &parameter.demand, handler.site()))
        .collect();
    let failures = instances.link(&mut graph);
    let parameters = handler.parameters.iter().zip(links);
    let sources: Vec<_> = parameters
        .map(|(parameter, link)| source(site, handler, parameter, link, &graph, errors))
        .collect();
    let cycles = instances.cycles(&graph);
    let failures = failures.iter().chain(&cycles);
    for failure in failures.filter(|_| !graph.is_broken) {
        errors.extend(of_instance(handler, &sources, failure, &graph));
    }
    let guards: Vec<_> = guards.into_iter().collect::<Option<_>>()?;
    let sources: Vec<_> = sources.into_iter().collect::<Option<_>>()?;
    if graph.is_broken {
        return None;
    }
    let plan = planned(handler, &graph, [&guards, &sources], errors);
    let linked = Linked {
        graph,
        guards,
        sources,
        plan,
    };
    match handler.form {
        Form::Task => task::check(handler, &linked, errors),
        Form::RequestMap => mapping::check_ends(handler, &linked, errors),
        Form::Handler | Form::Middleware | Form::ResponseMap => {}
    }
    Some(linked)
}

/// The plan, or an empty one if something is wrong already.
fn planned(
    handler: &Handler,
    graph: &Graph,
    [guards, sources]: [&[Source]; 2],
    errors: &mut Errors,
) -> Plan {
    if !errors.is_empty() {
        return Plan::default();
    }
    let asked = PlanInput {
        guards,
        sources,
        bound: &handler.bound.0,
        onward: handler.onward(),
    };
    let plan = if handler.options.is_concurrent {
        plan_concurrent_handler(graph, asked)
    } else {
        plan_handler(graph, asked)
    };
    let conflict = plan.conflict(graph);
    let conflict =
        conflict.map(|conflict| messages::conflict(&handler.parameters, &conflict, graph));
    errors.extend(conflict);
    plan
}

impl Handler {
    fn site(&self) -> Site {
        match self.form {
            Form::Handler | Form::Middleware | Form::RequestMap | Form::ResponseMap => {
                Site::Handler
            }
            Form::Task => Site::Task,
        }
    }
}

impl Handler {
    /// Where the request goes from here. What runs in a handler after its providers is axum's or the
    /// user's, and does not look for their values.
    fn onward(&self) -> Onward {
        match self.form {
            Form::Handler => Onward::Ends,
            Form::Middleware | Form::RequestMap => Onward::GoesOn,
            Form::ResponseMap => Onward::IsOver,
            Form::Task => Onward::Nowhere,
        }
    }
}

fn guard_source(applied: &Applied, graph: &Graph, errors: &mut Errors) -> Option<Source> {
    let name = applied.plain_name();
    let is_typed = applied.turbofish.is_some();
    match guard(&graph.providers, &name, applied.count(), is_typed) {
        Ok(source) => Some(source),
        Err(reason) => {
            let mistake = (!is_reported(&reason, graph))
                .then(|| messages::unguarded(applied, &reason, graph));
            errors.extend(mistake);
            None
        }
    }
}

fn source(
    site: CallSite<'_>,
    handler: &Handler,
    parameter: &Parameter,
    link: Result<Source, Unresolved>,
    graph: &Graph,
    errors: &mut Errors,
) -> Option<Source> {
    match link {
        Ok(source) => {
            let flaw = callable::flaw(graph, &parameter.demand, &source);
            errors.extend(flaw.map(|flaw| messages::uncallable(parameter, &flaw, graph)));
            errors.extend(borrowed_forever(parameter, &source, graph));
            Some(source)
        }
        Err(reason) if is_reported(&reason, graph) => None,
        Err(reason) => {
            let here = (handler.site(), [].as_slice());
            let told = messages::unresolved(parameter, &reason, graph, here);
            errors.push(told.unless(hiding(site, handler, parameter, &reason, graph)));
            None
        }
    }
}

/// The provider whose mistake may be the reason.
fn hiding(
    site: CallSite<'_>,
    handler: &Handler,
    parameter: &Parameter,
    reason: &Unresolved,
    graph: &Graph,
) -> Option<Returning> {
    let suspect = graph.suspect(&parameter.demand, reason)?;
    let provider = &graph.providers[suspect.provider];
    let container = handler.options.container(site);
    let owner = match provider.module.map(|module| number(site, module)) {
        Some(module) => code!(site=> <#hardwire::__private::Module<#container, #module>>),
        None => code!(site=> #container),
    };
    let generics = &handler.function.signature.generics;
    if suspect.suspicion == Suspicion::Spelling && generics.type_params().next().is_some() {
        return None;
    }
    let asked = lasting(&parameter.subject, generics);
    let function = function_of(site, provider);
    let function = code!(site=> #owner::#function);
    let asked = code!(site=> #asked);
    let returning = Returning::new(function, provider, suspect.suspicion, asked);
    Some(returning.within(&parameter.argument.ty))
}

/// The container has reported it, or what it follows from: a parameter of a factory that nothing provides is
/// probably an `#[arg]` that is not marked.
fn is_reported(reason: &Unresolved, graph: &Graph) -> bool {
    match reason {
        Unresolved::Arguments { provider, .. } => {
            let mut parameters = graph.providers[*provider].parameters.iter();
            parameters.any(|parameter| parameter.source == Source::Nowhere)
        }
        reason => graph.is_partial && reason.is_absence(),
    }
}

/// `&'static Db`, or `&Repo<'static>` of a value that borrows: a handler has both for one call.
fn borrowed_forever(parameter: &Parameter, source: &Source, graph: &Graph) -> Option<Diagnostic> {
    let Source::Provider(dependency) = source else {
        return None;
    };
    let provider = &graph.providers[dependency.provider];
    let forever = Lifetime::new("'static", Span::call_site());
    let is_reference = matches!(&*parameter.argument.ty, Type::Reference(reference)
        if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static"));
    let is_lent = is_reference && provider.holder != Holder::Static;
    let is_view = provider.borrows && mentions_lifetime_named(&parameter.subject, &forever);
    (is_lent || is_view).then(|| messages::mismatch::borrowed_forever(parameter, provider))
}

/// What is wrong with an instance, at the first parameter that needs it.
fn of_instance(
    handler: &Handler,
    sources: &[Option<Source>],
    failure: &Failure,
    graph: &Graph,
) -> Option<Diagnostic> {
    let mut parameters = handler.parameters.iter().zip(sources);
    let (parameter, way) = parameters.find_map(|(parameter, source)| {
        let way = way_to(graph, source.as_ref()?, failure.instance)?;
        Some((parameter, way))
    })?;
    Some(messages::instance(parameter, failure, graph, &way))
}
