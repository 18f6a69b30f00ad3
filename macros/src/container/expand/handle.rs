//! The type itself, and how its singletons are reached.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;

use super::super::module::takes;
use super::super::parse::{Container, Declaration};
use super::super::provider::visible_at;
use super::overrides;
use super::start_up::StartUp;
use super::wiring_table::wiring_table;
use crate::graph::Graph;
use crate::syntax::{Hardwire, code_span, quote};

/// Output:
/// ```ignore
/// #[derive(Clone)]
/// pub(crate) struct App(Held<AppSingletons>);
///
/// pub(crate) struct AppSingletons {
///     pub(crate) db: Db,
/// }
///
/// impl Deref for App { … }
/// impl Debug for App { … }
/// ```
pub(super) fn handle(
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let Container {
        attributes,
        visibility,
        name,
        ..
    } = container;
    let wiring = wiring_table(graph);
    let singletons = container.singletons_name();
    let fields = singletons_kept(container, graph, start_up);
    let reached = reached(container);
    let takes = takes(container);
    quote! {
        #(#attributes)*
        #(#[doc = #wiring])*
        #[derive(::core::clone::Clone)]
        #visibility struct #name(#Hardwire::__private::Held<#singletons>);

        #fields

        #reached

        #takes
    }
}

/// Fields are dropped in the order of their declaration, so the singleton that is built last comes
/// first.
///
/// Output:
/// ```ignore
/// pub(crate) struct AppSingletons {
///     pub(crate) db: Db,
///     pub(crate) config: Config,
/// }
/// ```
fn singletons_kept(
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let singletons = container.singletons_name();
    let document = format!("The singletons of [`{name}`], each under its provider's name.");
    let mut kept: Vec<_> = match start_up {
        Some(start_up) => {
            let order = start_up.order().into_iter();
            order.map(|position| container.kept_at(position)).collect()
        }
        None => container.kept().collect(),
    };
    kept.reverse();
    let fields = kept.into_iter().map(|provider| field(container, provider));
    let ends = container.has_teardowns().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __ends: #Hardwire::__private::Teardowns,
        }
    });
    let overrides = overrides::field(container, graph);
    quote! {
        #[doc = #document]
        #[allow(dead_code, private_interfaces, reason = "a singleton may be there for what it does, and its type private")]
        #visibility struct #singletons {
            #(#fields)*
            #ends
            #overrides
        }
    }
}

/// Output:
/// ```ignore
/// impl Deref for App { … }
/// impl Debug for App { … }
/// ```
fn reached(container: &Container) -> TokenStream {
    let name = &container.name;
    let singletons = container.singletons_name();
    let title = name.unraw().to_string();
    let names = container
        .kept()
        .map(|provider| provider.name().unraw().to_string());
    quote! {
        impl ::core::ops::Deref for #name {
            type Target = #singletons;

            fn deref(&self) -> &#singletons {
                &self.0
            }
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #Hardwire::__private::debug_names(formatter, #title, &[#(#names),*])
            }
        }
    }
}

fn field(container: &Container, provider: &Declaration) -> TokenStream {
    let name = provider.name();
    // A singleton that nobody reads may be there for what it does.
    let visibility = visible_at(code_span(), &provider.function.visibility);
    let ty = match provider.options.lazy {
        Some(_) => container.lazy_type(provider),
        None => provider.returned.provided.to_token_stream(),
    };
    let documentation = documentation(
        provider,
        &format!("What `{}::{name}` provides.", container.owner(provider)),
    );
    quote! {
        #documentation
        #visibility #name: #ty,
    }
}

/// The user's own documentation, or ours.
pub(super) fn documentation(provider: &Declaration, otherwise: &str) -> TokenStream {
    let own: Vec<_> = provider
        .function
        .attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .collect();
    if own.is_empty() {
        quote!(#[doc = #otherwise])
    } else {
        quote!(#(#own)*)
    }
}
