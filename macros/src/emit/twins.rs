//! Checks that two instances of a generic provider have different types.

use proc_macro2::Ident;
use syn::Generics;
use syn::spanned::Spanned;

use super::Emitter;
use crate::graph::twins::{Asker, asker, twins};
use crate::graph::{Graph, Provider, Source, TypeKey};
use crate::plan::LocalOrigin;
use crate::syntax::{CallSite, Code, code, lasting};

/// The parameters of a function, among which two instances may have the same type.
pub(crate) struct AskedTypes<'a> {
    pub(crate) sources: &'a [Source],
    pub(crate) guards: &'a [Source],
    /// The generics of the function. Its lifetimes are not in scope of the code.
    pub(crate) generics: &'a Generics,
}

impl AskedTypes<'_> {
    fn asker(&self, graph: &Graph, instance: usize) -> Option<Asker> {
        asker(graph, [self.sources, self.guards], instance)
    }
}

impl Emitter<'_> {
    /// Output:
    /// ```ignore
    /// two_types(Extracted::<Tx<Main>>::new(), App::__asked_by_repo_0(), 0);
    /// ```
    pub(crate) fn twins(&self, asked: &AskedTypes<'_>) -> Code {
        let needed = self
            .plan
            .locals
            .iter()
            .filter_map(|local| match local.origin {
                LocalOrigin::Provider(provider) => Some(provider),
                _ => None,
            });
        let needed: Vec<_> = needed.collect();
        let twins = twins(self.graph, &needed).into_iter();
        twins
            .filter_map(|twins| self.are_two_types(asked, twins))
            .collect()
    }

    fn are_two_types(&self, asked: &AskedTypes<'_>, [first, second]: [usize; 2]) -> Option<Code> {
        let place = [second, first].into_iter().find_map(|instance| {
            match asked.asker(self.graph, instance)? {
                Asker::Target(parameter) => Some(self.target[parameter].subject.span()),
                Asker::Provider { .. } => None,
            }
        });
        // If they have the same type, rustc reports it at the later one of the function.
        let here = self.at(place.unwrap_or(self.site.code));
        let (first, second) = (here.type_of(asked, first)?, here.type_of(asked, second)?);
        Some(code!(here.site=> #hardwire::bounds::two_types(#first, #second, 0);))
    }

    /// The type of an instance, from the parameter that requests it.
    fn type_of(&self, asked: &AskedTypes<'_>, instance: usize) -> Option<Code> {
        self.type_at(asked, asked.asker(self.graph, instance)?)
    }

    /// The type that a parameter requests.
    pub(super) fn type_at(&self, asked: &AskedTypes<'_>, by: Asker) -> Option<Code> {
        match by {
            Asker::Target(parameter) => {
                let written = &self.target[parameter];
                let source = &asked.sources[parameter];
                let ty = if written.demand.is_whole(source) {
                    &written.argument.ty
                } else {
                    &written.subject
                };
                let ty = lasting(ty, asked.generics);
                let subject = code!(self.site=> #hardwire::__private::Extracted::<#ty>::new());
                Some(self.in_option(subject, source))
            }
            Asker::Provider {
                provider,
                parameter,
            } => {
                let declared = self.declared(provider);
                let is_open = matches!(declared.parameters[parameter].source, Source::Open(_));
                let of = if is_open {
                    Some(self.type_of(asked, provider)?)
                } else {
                    None
                };
                let owner = self.owner_by_path(provider);
                let function = asked_function(self.site, declared, parameter);
                let source = &self.graph.providers[provider].parameters[parameter].source;
                Some(self.in_option(code!(self.site=> #owner::#function(#of)), source))
            }
        }
    }

    /// `Option<T>` of `T`, if the value is what is in the `Option` that a provider returns.
    fn in_option(&self, subject: Code, source: &Source) -> Code {
        let Source::Contents { of, is_held } = source else {
            return subject;
        };
        let held = self.graph.providers[of.provider].key.argument_of("Option");
        match held.and_then(TypeKey::name) {
            Some("Arc") if *is_held => code!(self.site=> #subject.in_arc().in_option()),
            Some("Box") if *is_held => code!(self.site=> #subject.in_box().in_option()),
            _ => code!(self.site=> #subject.in_option()),
        }
    }
}

/// The name of the function that names the type of the provider's parameter.
pub(crate) fn asked_function(site: CallSite<'_>, provider: &Provider, parameter: usize) -> Ident {
    let name = provider.function_name();
    site.name(&format!("__asked_by_{name}_{parameter}"))
}
