//! `App::GRAPH`: the graph for programs and people to look at.

use proc_macro2::{Literal, TokenStream};
use syn::ext::IdentExt;

use super::super::parse::{Container, Declaration};
use crate::graph::generic::possible;
use crate::graph::resolve::Shape;
use crate::graph::{Access, Dependency, Graph, Lifetime, Provider, Source, Until};
use crate::syntax::{self, Hardwire, quote, type_key};

/// Output:
/// ```ignore
/// impl App {
///     pub(crate) const GRAPH: &'static Graph = {
///         use ::hardwire::__private::graph;
///         &graph::container("App", &[
///             graph::singleton("config", "Config").at("src/app.rs", 12),
///             graph::singleton("db", "Db").asynchronous().at("src/app.rs", 17).needs(&[graph::shared("config", 0)]),
///         ])
///     };
/// }
/// ```
pub(super) fn graph_constant(container: &Container, graph: &Graph) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let title = name.unraw().to_string();
    let document = format!("What provides what in [`{name}`].");
    let providers = graph.providers.iter().enumerate();
    let providers = providers.map(|(position, linked)| {
        let declared = graph.declared(position);
        provider(container, &container.providers[declared], linked, graph)
    });
    quote! {
        #[allow(dead_code, reason = "a program need not look at its graph")]
        impl #name {
            #[doc = #document]
            #visibility const GRAPH: &'static #Hardwire::Graph = {
                use #Hardwire::__private::graph;
                &graph::container(#title, &[#(#providers),*])
            };
        }
    }
}

fn provider(
    container: &Container,
    declaration: &Declaration,
    provider: &Provider,
    graph: &Graph,
) -> TokenStream {
    let kind = match provider.lifetime {
        Lifetime::Input => quote!(input),
        Lifetime::Singleton => quote!(singleton),
        Lifetime::Request => quote!(request),
        Lifetime::Factory => quote!(factory),
    };
    let name = plain(&provider.name);
    let ty = provider.key.to_string();
    let traits: Vec<_> = provider.traits.iter().map(ToString::to_string).collect();
    let also = (!traits.is_empty()).then(|| quote!(.also(&[#(#traits),*])));
    let lazy = provider.is_lazy().then(|| quote!(.lazy()));
    let asynchronous = provider.is_async.then(|| quote!(.asynchronous()));
    let fallible = provider.is_fallible.then(|| quote!(.fallible()));
    let teardown = provider.teardown.map(|until| match until {
        Until::End => quote!(.torn_down()),
        Until::Response => quote!(.torn_down_with_response()),
    });
    let (file, line) = (
        &provider.place.file,
        Literal::usize_unsuffixed(provider.place.line),
    );
    let module = declaration.origin.module;
    let from_module = module.map(|_| {
        let module = container.owner(declaration);
        quote!(.from_module(#module))
    });
    let written = declaration.parameters.iter().zip(&provider.parameters);
    let parameters: Vec<_> = written
        .map(|(written, linked)| parameter(written, &known(&linked.source, graph)))
        .collect();
    let needs = (!parameters.is_empty()).then(|| quote!(.needs(&[#(#parameters),*])));
    quote!(graph::#kind(#name, #ty) #also #lazy #asynchronous #fallible #teardown #from_module .at(#file, #line) #needs)
}

/// What depends on type parameters comes from the provider that alone can give it, if there is one.
fn known(source: &Source, graph: &Graph) -> Source {
    let Source::Open(demand) = source else {
        return source.clone();
    };
    match (possible(&graph.providers, demand).as_slice(), &demand.shape) {
        ([only], Shape::Value(asked)) => Source::Provider(Dependency {
            provider: *only,
            access: asked.access,
            is_peeled: false,
            is_applied: false,
            is_coerced: false,
        }),
        ([only], Shape::Callable { is_async, .. }) => Source::Callable {
            provider: *only,
            is_async: *is_async,
            is_coerced: false,
        },
        _ => source.clone(),
    }
}

fn parameter(written: &syntax::Parameter, source: &Source) -> TokenStream {
    let name = written.name.as_ref().map(|name| name.unraw().to_string());
    let name = name.unwrap_or_default();
    match source {
        Source::Optional(dependency) => {
            let provider = option(dependency.map(|dependency| dependency.provider));
            let access = dependency.map_or(Access::Shared, |dependency| dependency.access);
            let access = access_variant(access);
            quote!(graph::optional(#name, #provider, #Hardwire::graph::Access::#access))
        }
        Source::Collection { members, .. } => {
            let members = members.iter();
            let providers = members.map(|member| Literal::usize_unsuffixed(member.provider));
            quote!(graph::collection(#name, &[#(#providers),*]))
        }
        Source::Provider(Dependency {
            provider, access, ..
        }) => {
            let kind = match access {
                Access::Shared => quote!(shared),
                Access::Exclusive => quote!(exclusive),
                Access::Owned => quote!(owned),
            };
            let position = Literal::usize_unsuffixed(*provider);
            quote!(graph::#kind(#name, #position))
        }
        Source::Callable {
            provider, is_async, ..
        } => {
            let kind = if *is_async {
                quote!(async_callable)
            } else {
                quote!(callable)
            };
            let position = Literal::usize_unsuffixed(*provider);
            quote!(graph::#kind(#name, #position))
        }
        Source::Part(part) => {
            let ty = part.type_name();
            quote!(graph::part(#name, #ty))
        }
        Source::Extractor => {
            let ty = type_key(&written.subject);
            let ty = ty.as_str();
            quote!(graph::extractor(#name, #ty))
        }
        Source::Argument | Source::Open(_) | Source::Nowhere => {
            let ty = type_key(&written.subject);
            let ty = ty.as_str();
            quote!(graph::argument(#name, #ty))
        }
    }
}

fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}

fn option(provider: Option<usize>) -> TokenStream {
    let provider = provider.map(Literal::usize_unsuffixed);
    provider.map_or_else(
        || quote!(::core::option::Option::None),
        |provider| quote!(::core::option::Option::Some(#provider)),
    )
}

fn access_variant(access: Access) -> TokenStream {
    match access {
        Access::Shared => quote!(Shared),
        Access::Exclusive => quote!(Exclusive),
        Access::Owned => quote!(Owned),
    }
}
