//! The type itself, and how its singletons are reached.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

use super::super::module::takes;
use super::super::parse::{Container, Declaration};
use super::super::provider::visible_at;
use super::overrides;
use super::provider_table::provider_table;
use super::start_up::StartUp;
use crate::documentation;
use crate::graph::Graph;
use crate::syntax::CallSite;

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
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let hardwire = site.hardwire();
    let Container {
        attributes,
        visibility,
        name,
        ..
    } = container;
    let providers = documentation::attributes(site, &provider_table(container, graph));
    let singletons = container.singletons_name();
    let fields = singletons_kept(site, container, graph, start_up);
    let reached = reached(site, container);
    let takes = takes(site, container);
    quote! {
        #(#attributes)*
        #providers
        #[derive(::core::clone::Clone)]
        #visibility struct #name(#hardwire::__private::Held<#singletons>);

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
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let hardwire = site.hardwire();
    let Container {
        visibility, name, ..
    } = container;
    let singletons = container.singletons_name();
    let document = format!("The singletons of [`{name}`].");
    let mut kept: Vec<_> = match start_up {
        Some(start_up) => {
            let order = start_up.order().into_iter();
            order.map(|position| container.kept_at(position)).collect()
        }
        None => container.kept().collect(),
    };
    kept.reverse();
    let fields = kept
        .into_iter()
        .map(|provider| field(site, container, provider));
    let ends = container.has_teardowns().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __ends: #hardwire::__private::Teardowns,
        }
    });
    let identity = container.has_shared_values().then(|| {
        quote! {
            #[doc(hidden)]
            #visibility __identity: #hardwire::__private::Identity,
        }
    });
    let overrides = overrides::field(site, container, graph);
    quote! {
        #[doc = #document]
        #[allow(dead_code, private_interfaces, reason = "a program may not read every singleton, and its type may be private")]
        #visibility struct #singletons {
            #(#fields)*
            #ends
            #identity
            #overrides
        }
    }
}

/// Output:
/// ```ignore
/// impl Deref for App { … }
/// impl Debug for App { … }
/// impl Identified for App { … }
/// ```
fn reached(site: CallSite<'_>, container: &Container) -> TokenStream {
    let hardwire = site.hardwire();
    let name = &container.name;
    let singletons = container.singletons_name();
    let title = name.unraw().to_string();
    let names = container
        .kept()
        .map(|provider| provider.name().unraw().to_string());
    let identified = container.has_shared_values().then(|| {
        quote! {
            #[doc(hidden)]
            impl #hardwire::__private::Identified for #name {
                fn identity(&self) -> #hardwire::__private::Identity {
                    self.0.__identity
                }
            }
        }
    });
    quote! {
        impl ::core::ops::Deref for #name {
            type Target = #singletons;

            fn deref(&self) -> &#singletons {
                &self.0
            }
        }

        impl ::core::fmt::Debug for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #hardwire::__private::debug_names(formatter, #title, &[#(#names),*])
            }
        }

        #identified
    }
}

fn field(site: CallSite<'_>, container: &Container, provider: &Declaration) -> TokenStream {
    let name = provider.name();
    let visibility = visible_at(site.code, &provider.function.visibility);
    let ty = match provider.options.lazy {
        Some(_) => container.lazy_type(site, provider),
        None => provider.returned.provided.to_token_stream(),
    };
    let owner = container.owner(provider);
    let otherwise = format!("The value of `{owner}::{name}`{}.", shown_type(provider));
    let documentation = documentation(provider, &otherwise);
    quote! {
        #documentation
        #visibility #name: #ty,
    }
}

/// A colon and the type, if it comes from a module, because rustdoc shows only how it is found there.
pub(super) fn shown_type(provider: &Declaration) -> String {
    match provider.origin.module {
        Some(_) => format!(": `{}`", provider.returned.key),
        None => String::new(),
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
