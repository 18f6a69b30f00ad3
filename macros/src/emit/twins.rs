//! That two instances of a generic provider are of two types.

use proc_macro2::Ident;
use quote::format_ident;
use syn::Generics;
use syn::spanned::Spanned;

use super::Scope;
use crate::graph::twins::{Asker, asker, twins};
use crate::graph::{Graph, Provider, Source};
use crate::plan::Origin;
use crate::syntax::{Code, Hardwire, code, code_span, lasting, located_at};

/// What a function asks for, in which two instances may be of one type.
pub(crate) struct Asked<'a> {
    pub(crate) sources: &'a [Source],
    pub(crate) guards: &'a [Source],
    /// Of the function, whose lifetimes are not those of the code.
    pub(crate) generics: &'a Generics,
}

impl Asked<'_> {
    fn asker(&self, graph: &Graph, instance: usize) -> Option<Asker> {
        asker(graph, [self.sources, self.guards], instance)
    }
}

impl Scope<'_> {
    /// Output:
    /// ```ignore
    /// two_types(Extracted::<Tx<Main>>::new(), App::__asked_by_repo_0(), 0);
    /// ```
    pub(crate) fn twins(&self, asked: &Asked<'_>) -> Code {
        let needed = self
            .plan
            .locals
            .iter()
            .filter_map(|local| match local.origin {
                Origin::Provider(provider) => Some(provider),
                _ => None,
            });
        let needed: Vec<_> = needed.collect();
        let twins = twins(self.graph, &needed).into_iter();
        twins
            .filter_map(|twins| self.are_two_types(asked, twins))
            .collect()
    }

    fn are_two_types(&self, asked: &Asked<'_>, [first, second]: [usize; 2]) -> Option<Code> {
        let place = [second, first].into_iter().find_map(|instance| {
            match asked.asker(self.graph, instance)? {
                Asker::Target(parameter) => Some(self.target[parameter].subject.span()),
                Asker::Provider { .. } => None,
            }
        });
        // The error that they are one type goes to the later one that the function writes.
        located_at(place.unwrap_or_else(code_span), || {
            let (first, second) = (self.type_of(asked, first)?, self.type_of(asked, second)?);
            Some(code!(#Hardwire::bounds::two_types(#first, #second, 0);))
        })
    }

    /// The type of an instance, from where it is written.
    fn type_of(&self, asked: &Asked<'_>, instance: usize) -> Option<Code> {
        match asked.asker(self.graph, instance)? {
            Asker::Target(parameter) => {
                let ty = lasting(&self.target[parameter].subject, asked.generics);
                Some(code!(#Hardwire::__private::Extracted::<#ty>::new()))
            }
            Asker::Provider {
                provider,
                parameter,
            } => {
                let is_instance = self.graph.providers[provider].instance_of.is_some();
                let of = if is_instance {
                    Some(self.type_of(asked, provider)?)
                } else {
                    None
                };
                let (owner, declared) = (self.owner(provider), self.declared(provider));
                let function = asked_function(declared, parameter);
                Some(code!(#owner::#function(#of)))
            }
        }
    }
}

/// Tells which type a provider asks for at the parameter.
pub(crate) fn asked_function(provider: &Provider, parameter: usize) -> Ident {
    let name = provider.function_name();
    format_ident!("__asked_by_{name}_{parameter}", span = code_span())
}
