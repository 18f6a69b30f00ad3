//! The instances of generic singletons. Each is a field, so its type must be written: as the
//! parameter that asks for it writes it.

use proc_macro2::Ident;
use syn::{Type, parse_quote};

use super::parse::{Container, Declaration};
use crate::diagnostics::Errors;
use crate::diagnostics::messages::generic;
use crate::graph::instances::way_to;
use crate::graph::{Graph, Holder, Provider};
use crate::syntax::{Parameter, TypeArguments, type_key};

/// A singleton that is declared for many types, and kept for one of them.
pub(crate) struct KeptInstance {
    pub(crate) position: usize,
    pub(crate) declaration: Declaration,
}

/// What is known of an instance: its type parameters, and its type as the container can write it.
#[derive(Default)]
struct Known {
    arguments: TypeArguments,
    ty: Option<Type>,
}

/// All that the container keeps. One that it cannot name is reported.
pub(super) fn kept_instances(
    container: &Container,
    graph: &Graph,
    errors: &mut Errors,
) -> Vec<KeptInstance> {
    let first = container.providers.len();
    let mut known: Vec<Known> = Vec::new();
    let mut kept = Vec::new();
    for (position, provider) in graph.providers.iter().enumerate().skip(first) {
        let found = know(container, graph, position, &known);
        if provider.lifetime.is_kept() {
            let generic = &container.providers[graph.declared(position)];
            match &found.ty {
                Some(ty) => kept.push(KeptInstance {
                    position,
                    declaration: declaration(generic, provider, ty, &found.arguments),
                }),
                None => errors.extend(
                    asking_parameter(container, graph, position)
                        .map(|parameter| generic::unnameable_instance(parameter, position, graph)),
                ),
            }
        }
        known.push(found);
    }
    kept
}

/// From who asks first: a provider of the container, or an instance that is known already.
fn know(container: &Container, graph: &Graph, position: usize, known: &[Known]) -> Known {
    let first = container.providers.len();
    let generic = &container.providers[graph.declared(position)];
    let asked = (0..first + known.len()).find_map(|asker| {
        let number = graph.providers[asker].parameter_from(position)?;
        let declaration = &container.providers[graph.declared(asker)];
        let subject = &declaration.parameters.get(number)?.subject;
        Some(match asker.checked_sub(first) {
            None => declaration.is_own().then(|| subject.clone()),
            Some(instance) => {
                let Known { arguments, ty } = &known[instance];
                let is_nameable = declaration.is_own() && ty.is_some();
                is_nameable.then(|| arguments.put_in(subject))
            }
        })
    });
    let Some(subject) = asked.flatten() else {
        return Known::default();
    };
    let own = generic.returned.inner();
    let traits = generic.options.traits.iter();
    let is_asked = |ty: &&Type| {
        let key = type_key(ty).marked(&generic.generics);
        key.bind(&type_key(&subject)).is_some()
    };
    let given = [own].into_iter().chain(traits).find(is_asked);
    let Some(given) = given else {
        return Known::default();
    };
    let arguments = TypeArguments::of(given, &subject, &generic.generics);
    let is_trait = !std::ptr::eq(given, own);
    let ty = match generic.returned.holder {
        _ if is_trait => generic
            .is_own()
            .then(|| arguments.put_in(&generic.returned.provided)),
        Holder::Plain => Some(subject),
        Holder::Arc => Some(parse_quote!(::std::sync::Arc<#subject>)),
        Holder::Box => Some(parse_quote!(::std::boxed::Box<#subject>)),
        Holder::Static => Some(parse_quote!(&'static #subject)),
    };
    Known { arguments, ty }
}

/// The parameter of a declared provider that leads to it.
fn asking_parameter<'a>(
    container: &'a Container,
    graph: &Graph,
    position: usize,
) -> Option<&'a Parameter> {
    let declared = container.providers.iter().zip(&graph.providers);
    let mut parameters = declared.flat_map(|(declaration, provider)| {
        declaration.parameters.iter().zip(&provider.parameters)
    });
    let leads = parameters.find(|(_, linked)| way_to(graph, &linked.source, position).is_some());
    leads.map(|(parameter, _)| parameter)
}

/// As if the instance were declared alone.
fn declaration(
    generic: &Declaration,
    instance: &Provider,
    ty: &Type,
    arguments: &TypeArguments,
) -> Declaration {
    let mut declaration = generic.clone();
    declaration.generics = Vec::new();
    declaration.origin.module = None;
    declaration.function.signature.ident = Ident::new(&instance.name, generic.name().span());
    declaration.returned.provided = ty.clone();
    declaration.returned.key = instance.key.clone();
    let error = &mut declaration.returned.error;
    *error = error
        .take()
        .map(|error| error.map(|ty| arguments.put_in(ty)));
    for object in &mut declaration.options.traits {
        *object = arguments.put_in(object);
    }
    declaration
}

impl Container {
    /// The declaration of what is kept at this position of the graph.
    pub(super) fn kept_at(&self, position: usize) -> &Declaration {
        let mut instances = self.instances.iter();
        let instance = instances.find(|instance| instance.position == position);
        instance.map_or_else(
            || &self.providers[position],
            |instance| &instance.declaration,
        )
    }
}
