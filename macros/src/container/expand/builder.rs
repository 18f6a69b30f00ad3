//! `App::build`, and the builder that takes the place of some of it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ReturnType;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use crate::emit::{self, Branch, Scope, Setting};
use crate::graph::{Graph, Lifetime, Provider, cycle};
use crate::plan::{Argument, Origin, Plan, Stage, plan, stages};
use crate::syntax::located_at;

/// Output:
/// ```ignore
/// impl App {
///     pub(crate) async fn build(settings: Settings) -> Result<App, BuildError> { … }
///     pub(crate) fn builder(settings: Settings) -> AppBuilder { … }
///     pub(crate) fn get<T>(&self) -> &T where Self: Provides<T> { … }
/// }
///
/// pub(crate) struct AppBuilder { settings: Settings, db: Option<Db> }
///
/// impl AppBuilder {
///     pub(crate) fn db(mut self, db: Db) -> Self { … }
///     pub(crate) async fn build(self) -> Result<App, BuildError> { … }
/// }
/// ```
pub(super) fn builder(container: &Container, graph: &Graph) -> TokenStream {
    let entry = entry(container);
    let definition = definition(container);
    let setters = container.singletons().map(setter);
    let build = build(container, graph);
    let builder = container.builder_name();
    quote! {
        #entry
        #definition

        #[allow(dead_code, private_interfaces, reason = "a program need not give every singleton")]
        impl #builder {
            #(#setters)*
            #build
        }
    }
}

impl Container {
    fn inputs(&self) -> impl Iterator<Item = &Declaration> {
        self.providers
            .iter()
            .filter(|provider| provider.lifetime == Lifetime::Input)
    }

    fn singletons(&self) -> impl Iterator<Item = &Declaration> {
        self.providers
            .iter()
            .filter(|provider| provider.lifetime == Lifetime::Singleton)
    }
}

fn entry(container: &Container) -> TokenStream {
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
    quote! {
        #[allow(dead_code, private_interfaces, reason = "a program builds its container in one of two ways")]
        impl #name {
            /// Builds every singleton, each after what it depends on.
            ///
            /// # Errors
            ///
            /// The first singleton that cannot be built.
            #visibility async fn build(#(#parameters),*) -> ::core::result::Result<Self, ::hardwire::BuildError> {
                Self::builder(#(#inputs),*).build().await
            }

            /// Begins a build to which some singletons are given.
            #visibility fn builder(#(#parameters),*) -> #builder {
                #builder { #(#inputs,)* #(#singletons: ::core::option::Option::None,)* }
            }

            /// The singleton of this type.
            #visibility fn get<T: ::hardwire::Singleton + ?::core::marker::Sized>(&self) -> &T
            where
                Self: ::hardwire::Provides<T>,
            {
                ::hardwire::Provides::provide(self)
            }
        }
    }
}

fn definition(container: &Container) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let builder = container.builder_name();
    let document = format!("Builds [`{name}`]: a singleton that is given is not built.");
    let inputs = container.inputs().map(|input| {
        let (name, ty) = (input.name(), &input.returned.provided);
        quote!(#name: #ty,)
    });
    let singletons = container.singletons().map(|singleton| {
        let (name, ty) = (singleton.name(), &singleton.returned.provided);
        quote!(#name: ::core::option::Option<#ty>,)
    });
    quote! {
        #[doc = #document]
        #[must_use = "nothing is built before `build` is awaited"]
        #visibility struct #builder { #(#inputs)* #(#singletons)* }
    }
}

fn setter(singleton: &Declaration) -> TokenStream {
    let (name, ty, visibility) = (
        singleton.name(),
        &singleton.returned.provided,
        &singleton.function.visibility,
    );
    let document = format!(
        "Gives `{}`, so that its provider does not run.",
        name.unraw()
    );
    quote! {
        #[doc = #document]
        #visibility fn #name(mut self, #name: #ty) -> Self {
            self.#name = ::core::option::Option::Some(#name);
            self
        }
    }
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
///     Ok(App(Arc::new(AppSingletons { config, db })))
/// }
/// ```
fn build(container: &Container, graph: &Graph) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let body = if graph.is_broken {
        quote!(::core::unreachable!())
    } else {
        build_body(container, graph)
    };
    quote! {
        /// Builds every singleton that was not given, each after what it depends on.
        ///
        /// # Errors
        ///
        /// The first singleton that cannot be built.
        #visibility async fn build(self) -> ::core::result::Result<#name, ::hardwire::BuildError> {
            #body
        }
    }
}

fn build_body(container: &Container, graph: &Graph) -> TokenStream {
    let name = &container.name;
    let singletons = container.singletons_name();
    let inputs = container.inputs().map(|input| {
        let (local, field) = (emit::local(&input.name().to_string()), input.name());
        quote!(let #local = self.#field;)
    });
    let built = stages_of(graph)
        .into_iter()
        .map(|stage| built(container, graph, &stage));
    let kept = container.kept().map(|provider| {
        let (local, field) = (emit::local(&provider.name().to_string()), provider.name());
        quote!(#field: #local)
    });
    quote! {
        #(#inputs)*
        #(#built)*
        ::core::result::Result::Ok(#name(::std::sync::Arc::new(#singletons { #(#kept),* })))
    }
}

/// Independent singletons that have to be waited for are waited for together.
fn stages_of(graph: &Graph) -> Vec<Stage> {
    let plans: Vec<_> = graph
        .providers
        .iter()
        .map(|provider| start_up_plan(graph, provider))
        .collect();
    stages(
        &cycle::build_order(graph),
        |position| singletons_in(&plans[position]),
        |position| waits(graph, position, &plans[position]),
    )
}

fn start_up_plan(graph: &Graph, provider: &Provider) -> Plan {
    if provider.lifetime != Lifetime::Singleton {
        return Plan::default();
    }
    let parameters = provider.parameters.iter();
    let sources: Vec<_> = parameters
        .map(|parameter| parameter.source.clone())
        .collect();
    plan(graph, &sources)
}

/// The singletons that are needed, at any depth of factories.
fn singletons_in(plan: &Plan) -> Vec<usize> {
    let mut found = Vec::new();
    plan.any_argument(&mut |argument| {
        if let Argument::Singleton { provider, .. } = argument {
            found.push(*provider);
        }
        false
    });
    found
}

/// It is async, or a factory is that makes a value for it.
fn waits(graph: &Graph, position: usize, plan: &Plan) -> bool {
    let made = plan.locals.iter().filter_map(|local| match local.origin {
        Origin::Provider(provider) => Some(provider),
        Origin::Parameter(_) | Origin::ProviderParameter { .. } => None,
    });
    made.chain([position])
        .any(|provider| graph.providers[provider].is_async)
}

fn built(container: &Container, graph: &Graph, stage: &Stage) -> TokenStream {
    let alone = stage.alone.iter();
    let alone = alone.map(|position| singleton(container, graph, *position));
    let together: Vec<_> = stage
        .together
        .iter()
        .map(|position| Branch {
            name: emit::local(&graph.providers[*position].name),
            is_mutable: false,
            step: singleton(container, graph, *position),
        })
        .collect();
    let is_fallible = |position: &usize| can_fail(graph, *position);
    let together = match together.as_slice() {
        [] => TokenStream::new(),
        [only] => only.step.clone(),
        branches if stage.together.iter().any(is_fallible) => {
            let error = emit::local("error");
            emit::try_join(branches, &quote!(::core::result::Result::Err(#error)))
        }
        branches => emit::join(branches),
    };
    quote!(#(#alone)* #together)
}

/// It can fail, or a factory can that makes a value for it.
fn can_fail(graph: &Graph, position: usize) -> bool {
    let plan = start_up_plan(graph, &graph.providers[position]);
    let made = plan.locals.iter().filter_map(|local| match local.origin {
        Origin::Provider(provider) => Some(provider),
        Origin::Parameter(_) | Origin::ProviderParameter { .. } => None,
    });
    made.chain([position])
        .any(|provider| graph.providers[provider].is_fallible)
}

/// One `let`, which takes the value that was given or builds it.
fn singleton(container: &Container, graph: &Graph, position: usize) -> TokenStream {
    let (declaration, provider) = (&container.providers[position], &graph.providers[position]);
    let plan = start_up_plan(graph, provider);
    let app = &container.name;
    let setting = Setting::StartUp(position);
    let scope = Scope::new(graph, &plan, quote!(#app), &declaration.parameters, setting);
    let (steps, arguments) = (scope.steps(), scope.arguments());
    let (field, local) = (declaration.name(), emit::local(&provider.name));
    let wait = provider.is_async.then(|| quote!(.await));
    let owner = scope.owner(position);
    let call = quote!(#owner::#field(#arguments) #wait);
    let built = if provider.is_fallible {
        let (error, failure) = (
            emit::local("error"),
            emit::build_error(graph, position, position),
        );
        quote! {
            match #call {
                ::core::result::Result::Ok(built) => built,
                ::core::result::Result::Err(#error) => return #failure,
            }
        }
    } else {
        call
    };
    let built = if plan.steps.is_empty() {
        built
    } else {
        quote!({ #steps #built })
    };
    let step = quote! {
        let #local = match self.#field {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => #built,
        };
    };
    let place = match &declaration.function.signature.output {
        ReturnType::Type(_, ty) => ty.span(),
        ReturnType::Default => field.span(),
    };
    located_at(place, step)
}
