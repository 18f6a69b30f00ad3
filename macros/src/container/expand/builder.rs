//! `App::build`, and the builder that takes the place of some of it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

use super::super::parse::{Container, Declaration};
use super::external::Externals;
use super::handle::shown_type;
use super::overrides;
use super::start_up::StartUp;
use crate::graph::{Graph, Lifetime, Provider};
use crate::syntax::CallSite;

/// Output:
/// ```ignore
/// impl App {
///     pub(crate) async fn build(settings: Settings) -> Result<App, BuildError> { … }
///     pub(crate) fn builder(settings: Settings) -> AppBuilder { … }
/// }
///
/// pub(crate) struct AppBuilder { settings: Settings, db: Option<Db> }
///
/// impl AppBuilder {
///     pub(crate) fn db(mut self, db: Db) -> Self { … }
///     pub(crate) async fn build(self) -> Result<App, BuildError> { … }
/// }
/// ```
pub(super) fn builder(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let externals = Externals::of(site, container, graph);
    let entry = entry(site, container, &externals, graph);
    let definition = definition(site, container, graph, &externals);
    let setters = container
        .singletons()
        .map(|singleton| setter(graph, &externals, singleton));
    let [overrides, overrides_apart] = overrides::setters(site, container, graph, &externals);
    let build = build(site, container, graph, start_up);
    let builder = container.builder_name();
    let generics = externals.generics();
    let apart = externals.build_apart(&build);
    let build = apart.is_none().then_some(build);
    quote! {
        #entry
        #definition

        #[allow(dead_code, private_bounds, private_interfaces, reason = "a program may not set every singleton")]
        impl #generics #builder #generics {
            #(#setters)*
            #(#overrides)*
            #build
        }

        #(#overrides_apart)*
        #apart
    }
}

impl Container {
    pub(super) fn inputs(&self) -> impl Iterator<Item = &Declaration> {
        self.kept()
            .filter(|provider| provider.lifetime == Lifetime::Input)
    }

    pub(super) fn singletons(&self) -> impl Iterator<Item = &Declaration> {
        self.kept()
            .filter(|provider| provider.lifetime == Lifetime::Singleton)
    }
}

fn entry(
    site: CallSite<'_>,
    container: &Container,
    externals: &Externals<'_>,
    graph: &Graph,
) -> TokenStream {
    let hardwire = site.hardwire();
    let Container {
        visibility, name, ..
    } = container;
    let builder = container.builder_name();
    let inputs: Vec<_> = container.inputs().map(Declaration::name).collect();
    let types = container.inputs().map(|input| &input.returned.provided);
    let parameters: Vec<_> = inputs
        .iter()
        .zip(types)
        .map(|(name, ty)| quote!(#name: #ty))
        .collect();
    let singletons = container.singletons().map(Declaration::name);
    let marker = externals.initial_marker();
    let overrides = graph
        .has_overrides()
        .then(|| quote!(__overrides: ::core::default::Default::default(),));
    let empty =
        quote!({ #(#inputs,)* #(#singletons: ::core::option::Option::None,)* #marker #overrides });
    let built = built(graph, "");
    let test_builder = externals.test_builder(&parameters, &empty);
    let shutdown = container.shutdown(site, graph);
    quote! {
        #[allow(dead_code, private_interfaces, reason = "a program uses one of several ways to build its container")]
        impl #name {
            #[doc = #built]
            ///
            /// # Errors
            ///
            /// Returns the error of the first singleton that cannot be built.
            #visibility async fn build(#(#parameters),*) -> ::core::result::Result<Self, #hardwire::BuildError> {
                Self::builder(#(#inputs),*).build().await
            }

            /// Creates a builder, which can replace singletons.
            #visibility fn builder(#(#parameters),*) -> #builder {
                #builder #empty
            }

            #test_builder

            #shutdown
        }
    }
}

fn definition(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    externals: &Externals<'_>,
) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let builder = container.builder_name();
    let document = format!("Builds [`{name}`]. A singleton that is set is not built.");
    let inputs = container.inputs().map(|input| {
        let (name, ty) = (input.name(), &input.returned.provided);
        quote!(#name: #ty,)
    });
    let singletons = container.singletons().map(|singleton| {
        let (name, ty) = (singleton.name(), &singleton.returned.provided);
        quote!(#name: ::core::option::Option<#ty>,)
    });
    let (parameters, marker) = (externals.parameters(), externals.marker());
    let overrides = overrides::field(site, container, graph);
    quote! {
        #[doc = #document]
        #[must_use = "nothing is built before `build` is awaited"]
        #visibility struct #builder #parameters { #(#inputs)* #(#singletons)* #marker #overrides }
    }
}

fn setter(graph: &Graph, externals: &Externals<'_>, singleton: &Declaration) -> TokenStream {
    let (name, ty, visibility) = (
        singleton.name(),
        &singleton.returned.provided,
        &singleton.function.visibility,
    );
    let (name_shown, ty_shown) = (name.unraw(), shown_type(singleton));
    let document = format!("Sets `{name_shown}`{ty_shown}. Its provider then does not run.");
    let (builder, given) = match externals.given(graph, singleton) {
        Some(given) => given,
        None => (quote!(Self), quote!(self)),
    };
    quote! {
        #[doc = #document]
        #visibility fn #name(mut self, #name: #ty) -> #builder {
            self.#name = ::core::option::Option::Some(#name);
            #given
        }
    }
}

/// The documentation of `build`.
fn built(graph: &Graph, which: &str) -> String {
    let is_late = graph.providers.iter().any(Provider::is_lazy);
    let late = if is_late {
        " A `lazy` one is built on first use, unless another singleton needs it."
    } else {
        ""
    };
    format!(" Builds all singletons{which}, in the order of their dependencies.{late}")
}

fn is_deprecated(provider: &Declaration) -> bool {
    let mut attributes = provider.function.attributes.iter();
    attributes.any(|attribute| attribute.path().is_ident("deprecated"))
}

/// Output:
/// ```ignore
/// async fn build(self) -> Result<App, BuildError> {
///     let db = match self.db {
///         Some(given) => given,
///         None => match App::db(&config).await {
///             Ok(db) => db,
///             Err(error) => return Err(build_error("db", &["App", "db"], error)),
///         },
///     };
///     Ok(App(Held::new(AppSingletons { config, db })))
/// }
/// ```
fn build(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    start_up: Option<&StartUp<'_>>,
) -> TokenStream {
    let hardwire = site.hardwire();
    let Container {
        visibility, name, ..
    } = container;
    let body = start_up.map(|start_up| start_up.body().to_token_stream());
    let body = body.unwrap_or_else(|| quote!(::core::unreachable!()));
    let built = built(graph, " that are not set");
    let allow = container.providers.iter().any(is_deprecated).then(
        || quote!(#[allow(deprecated, reason = "declaring a deprecated provider is not using it")]),
    );
    quote! {
        #allow
        #[doc = #built]
        ///
        /// # Errors
        ///
        /// Returns the error of the first singleton that cannot be built.
        #visibility async fn build(self) -> ::core::result::Result<#name, #hardwire::BuildError> {
            #body
        }
    }
}
