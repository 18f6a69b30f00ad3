//! [`Container`] → [`Graph`]: each parameter gets its source.

use std::rc::Rc;

use syn::ext::IdentExt;

use super::generic;
use super::parse::{Container, Declaration};
use crate::diagnostics::{Errors, Returning, messages};
use crate::emit::function_of;
use crate::graph::generic::open;
use crate::graph::instances::{Failure, Instances, way_to};
use crate::graph::resolve::{Choice, Site, Unresolved};
use crate::graph::trail::Dependents;
use crate::graph::{
    Begins, Graph, Lends, Overrides, Parameter, Provider, ResultName, Source, Thread, Turn,
};
use crate::syntax::{self, CallSite, Guess, code, lasting};

/// The sources of a provider's parameters.
type Links = Vec<Result<Source, Unresolved>>;

/// The graph of a container. A parameter that gets nothing is reported.
pub(crate) fn graph(
    site: CallSite<'_>,
    container: &Container,
    has_overrides: bool,
    errors: &mut Errors,
) -> Graph {
    let mut graph = Rc::new(Graph {
        container: container.name.unraw().to_string(),
        is_broken: false,
        is_partial: container.is_partial,
        conversion: container.conversion(),
        has_state: container.state.is_some(),
        overrides: if has_overrides {
            overrides(container)
        } else {
            Overrides::Impossible
        },
        providers: container.providers.iter().map(unlinked).collect(),
        absent: container.missing().cloned().collect(),
    });
    let mut instances = Instances::of_container(&graph);
    let links: Vec<Links> = container
        .providers
        .iter()
        .map(|declaration| links(declaration, &mut graph, &mut instances))
        .collect();
    let declared = container.providers.iter().zip(&links).enumerate();
    for (position, (declaration, links)) in declared {
        let parameters = parameters(declaration, links);
        let graph = Rc::make_mut(&mut graph);
        graph.providers.set_parameters(position, parameters);
    }
    let failures = instances.link(&mut graph);
    report(site, container, &graph, &links, errors);
    report_instances(container, &graph, &failures, errors);
    Rc::unwrap_or_clone(graph)
}

fn overrides(container: &Container) -> Overrides {
    let declared = container.providers.iter().enumerate();
    let for_any = declared.filter(|(_, declaration)| declaration.takes_any());
    Overrides::Possible {
        for_any: for_any.map(|(position, _)| position).collect(),
    }
}

/// A provider of which only that is known which others must know of it: its arguments, and what
/// depends on its type parameters.
fn unlinked(declaration: &Declaration) -> Provider {
    let returned = &declaration.returned;
    let is_blocking = declaration.options.blocking.is_some();
    let parameters = declaration.parameters.iter().filter_map(|parameter| {
        Some(Parameter {
            name: parameter.local_name(),
            source: unresolved(parameter)?,
            // Only the parameters as a whole tell it.
            lends: Lends::Nothing,
        })
    });
    Provider {
        name: declaration.name().to_string(),
        lifetime: declaration.lifetime,
        begins: if declaration.options.lazy.is_some() {
            Begins::OnUse
        } else {
            Begins::AtStart
        },
        key: returned.key.clone(),
        traits: generic::traits(&declaration.options, &declaration.generics),
        holder: declaration.holder(),
        is_async: is_blocking || declaration.function.signature.asyncness.is_some(),
        thread: if is_blocking {
            Thread::Blocking
        } else {
            Thread::Own
        },
        turn: if declaration.options.after_body.is_some() {
            Turn::AfterBody
        } else {
            Turn::BeforeBody
        },
        is_fallible: returned.is_fallible,
        result: match returned.guess {
            Some(Guess::Result) => ResultName::Alias,
            None if !returned.is_fallible => ResultName::Unconfirmed,
            Some(Guess::Value) | None => ResultName::Own,
        },
        borrows: returned.borrows,
        parameters: parameters.collect(),
        place: declaration.origin.place.clone(),
        module: declaration.origin.module,
        prefix: declaration.origin.prefix.clone(),
        instance_of: None,
        teardown: declaration.options.until(),
        sharing: declaration.sharing(),
    }
}

/// The source of what no provider is looked for, or not yet.
fn unresolved(parameter: &syntax::Parameter) -> Option<Source> {
    match &parameter.demand {
        demand if demand.choice == Choice::Argument => Some(Source::Argument),
        demand if demand.is_open() && demand.choice == Choice::Extract => Some(Source::Extractor),
        demand if demand.is_open() => Some(Source::Open(Box::new(demand.clone()))),
        _ => None,
    }
}

fn links(declaration: &Declaration, graph: &mut Rc<Graph>, instances: &mut Instances) -> Links {
    let site = Site::Provider(declaration.lifetime);
    let parameters = declaration.parameters.iter();
    parameters
        .map(|parameter| match unresolved(parameter) {
            Some(Source::Open(demand)) => open(&graph.providers, *demand, site),
            Some(source) => Ok(source),
            None => {
                let source = instances.resolve(graph, &parameter.demand, site);
                left_open(declaration, parameter, source)
            }
        })
        .collect()
}

/// What a module asks for may be provided in one container and not in another.
fn left_open(
    declaration: &Declaration,
    parameter: &syntax::Parameter,
    source: Result<Source, Unresolved>,
) -> Result<Source, Unresolved> {
    match source {
        Err(Unresolved::NeverProvided) if !declaration.is_own() => {
            let nothing = parameter.demand.nothing();
            nothing.ok_or(Unresolved::NeverProvided)
        }
        source => source,
    }
}

fn parameters(declaration: &Declaration, links: &Links) -> Vec<Parameter> {
    let lends = declaration.lends();
    let parameters = declaration.parameters.iter().zip(links).zip(lends);
    parameters
        .map(|((parameter, link), lends)| Parameter {
            name: parameter.local_name(),
            source: link.clone().unwrap_or(Source::Nowhere),
            lends,
        })
        .collect()
}

/// In the whole graph, so that a message can tell who needs what is missing.
fn report(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    links: &[Links],
    errors: &mut Errors,
) {
    let dependents = Dependents::of(graph);
    for (position, (declaration, links)) in container.providers.iter().zip(links).enumerate() {
        for (parameter, link) in declaration.parameters.iter().zip(links) {
            let Err(reason) = link else { continue };
            if graph.is_partial && reason.is_absence() {
                continue;
            }
            let here = Site::Provider(declaration.lifetime);
            let way = dependents.way_to(position);
            let told = messages::unresolved(parameter, reason, graph, (here, &way));
            let told = told.unless(hiding(
                site,
                container,
                (declaration, parameter, reason),
                graph,
            ));
            errors.push(if declaration.is_own() || *reason == Unresolved::Missing {
                told
            } else {
                messages::in_module(told, &graph.providers[position])
            });
        }
    }
}

/// What returns what the parameter asks for, if its return type is an alias of a `Result`.
fn hiding(
    site: CallSite<'_>,
    container: &Container,
    (asking, parameter, reason): (&Declaration, &syntax::Parameter, &Unresolved),
    graph: &Graph,
) -> Option<Returning> {
    let provider = &graph.providers[graph.may_hide(&parameter.demand, reason)?];
    let name = &container.name;
    let owner = match provider.module {
        Some(module) => {
            let path = &container.modules.get(module)?.ty;
            code!(site=> <#path>)
        }
        None => code!(site=> #name),
    };
    let generics = &asking.function.signature.generics;
    // The types of another block have no name here, and type parameters have none beside the block.
    let is_nameable = asking.is_own() && asking.generics.is_empty();
    let is_generic = provider.key.is_pattern();
    if is_generic && !is_nameable {
        return None;
    }
    let value = is_generic.then(|| {
        let ty = lasting(&parameter.subject, generics);
        code!(site=> #ty)
    });
    let function = function_of(site, provider);
    let function = code!(site=> #owner::#function);
    Some(Returning::new(function, provider, value))
}

/// At the parameter that asks for the instance, or for one that needs it.
fn report_instances(
    container: &Container,
    graph: &Graph,
    failures: &[Failure],
    errors: &mut Errors,
) {
    for failure in failures {
        let declared = container.providers.iter().zip(&graph.providers);
        let parameters = declared.flat_map(|(declaration, provider)| {
            declaration.parameters.iter().zip(&provider.parameters)
        });
        let mut ways = parameters.filter_map(|(parameter, linked)| {
            let way = way_to(graph, &linked.source, failure.instance)?;
            Some((parameter, way))
        });
        let asking = ways.next();
        errors.extend(
            asking.map(|(parameter, way)| messages::instance(parameter, failure, graph, &way)),
        );
    }
}
