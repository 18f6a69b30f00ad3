//! What `build` does: the values that are kept, each behind what it needs.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ReturnType;
use syn::spanned::Spanned;

use super::super::parse::Container;
use crate::emit::{self, Branch, Scope, Setting};
use crate::graph::trail::Dependents;
use crate::graph::{Graph, Lifetime, Provider, cycle};
use crate::plan::{Argument, Origin, Plan, Stage, plan, stages};
use crate::syntax::located_at;

/// A container that is built.
pub(super) struct StartUp<'a> {
    container: &'a Container,
    graph: &'a Graph,
    /// What leads to the call of each provider; nothing leads to one that is no singleton.
    plans: Vec<Plan>,
    dependents: Dependents,
    /// What is lent to other threads while the rest is built.
    shared: Vec<usize>,
}

impl<'a> StartUp<'a> {
    pub(super) fn of(container: &'a Container, graph: &'a Graph) -> Self {
        let providers = graph.providers.iter();
        let plans: Vec<_> = providers.map(|provider| plan_of(graph, provider)).collect();
        let called = plans.iter().zip(&graph.providers);
        let mut shared: Vec<_> = called
            .flat_map(|(plan, provider)| plan.lent_singletons(provider.is_blocking()))
            .collect();
        shared.sort_unstable();
        shared.dedup();
        Self {
            container,
            graph,
            plans,
            dependents: Dependents::of(graph),
            shared,
        }
    }

    /// Output:
    /// ```ignore
    /// let settings = self.settings;
    /// let db = match self.db { … };
    /// Ok(App(Arc::new(AppSingletons { settings, db })))
    /// ```
    pub(super) fn body(&self) -> TokenStream {
        let name = &self.container.name;
        let singletons = self.container.singletons_name();
        let inputs = self.container.providers.iter().enumerate();
        let inputs = inputs.filter(|(_, provider)| provider.lifetime == Lifetime::Input);
        let inputs = inputs.map(|(position, input)| {
            let (local, field) = (emit::local(&input.name().to_string()), input.name());
            let given = self.shared(position, quote!(self.#field));
            quote!(let #local = #given;)
        });
        let built = self.stages().into_iter().map(|stage| self.built(&stage));
        let kept = self.graph.providers.iter().enumerate();
        let kept =
            kept.filter(|(_, provider)| provider.lifetime.is_kept() && !provider.is_generic());
        let kept = kept.map(|(position, _)| {
            let field = self.container.kept_at(position).name();
            let local = emit::local(&field.to_string());
            let back = self
                .shared
                .contains(&position)
                .then(|| quote!(.into_inner().await));
            quote!(#field: #local #back)
        });
        let ends = self.container.has_teardowns().then(|| {
            let bound = quote!(::hardwire::__private::Teardowns::BOUND);
            quote!(__ends: ::hardwire::__private::Teardowns::new(#bound),)
        });
        quote! {
            #(#inputs)*
            #(#built)*
            ::core::result::Result::Ok(#name(::std::sync::Arc::new(#singletons { #(#kept,)* #ends })))
        }
    }

    /// Independent singletons that have to be waited for are waited for together.
    fn stages(&self) -> Vec<Stage> {
        stages(
            &cycle::build_order(self.graph),
            |position| singletons_in(&self.plans[position]),
            |position| self.runs(position, |provider| provider.is_async),
        )
    }

    /// The singleton is of this kind, or a factory is that makes a value for it.
    fn runs(&self, position: usize, is_of_kind: impl Fn(&Provider) -> bool) -> bool {
        let locals = self.plans[position].locals.iter();
        let made = locals.filter_map(|local| match local.origin {
            Origin::Provider(provider) => Some(provider),
            Origin::Parameter(_) | Origin::ProviderParameter { .. } => None,
        });
        made.chain([position])
            .any(|provider| is_of_kind(&self.graph.providers[provider]))
    }

    fn built(&self, stage: &Stage) -> TokenStream {
        let alone = stage.alone.iter();
        let alone = alone.map(|position| self.singleton(*position));
        let branches: Vec<_> = stage
            .together
            .iter()
            .map(|position| Branch {
                name: emit::local(&self.graph.providers[*position].name),
                is_mutable: false,
                step: self.singleton(*position),
            })
            .collect();
        let can_fail = |position: &usize| self.runs(*position, |provider| provider.is_fallible);
        let together = match branches.as_slice() {
            [] => TokenStream::new(),
            [only] => only.step.clone(),
            branches if stage.together.iter().any(can_fail) => {
                let error = emit::local("error");
                emit::try_join(
                    branches,
                    &quote!(return ::core::result::Result::Err(#error)),
                )
            }
            branches => emit::join(branches),
        };
        quote!(#(#alone)* #together)
    }

    /// One `let`, which takes the value that was given or builds it.
    ///
    /// Output:
    /// ```ignore
    /// let db = match self.db {
    ///     Some(given) => given,
    ///     None => match App::db(&config).await {
    ///         Ok(built) => built,
    ///         Err(error) => return Err(build_error("db", &["App", "db"], error)),
    ///     },
    /// };
    /// ```
    fn singleton(&self, position: usize) -> TokenStream {
        let declaration = self.container.kept_at(position);
        let (field, local) = (
            declaration.name(),
            emit::local(&self.graph.providers[position].name),
        );
        let built = self.call(position);
        let value = quote! {
            match self.#field {
                ::core::option::Option::Some(given) => given,
                ::core::option::Option::None => #built,
            }
        };
        let value = self.shared(position, value);
        let step = quote!(let #local = #value;);
        let place = match &declaration.function.signature.output {
            ReturnType::Type(_, ty) => ty.span(),
            ReturnType::Default => field.span(),
        };
        located_at(place, step)
    }

    /// The value, in a holder if other threads need it while the rest is built.
    fn shared(&self, position: usize, value: TokenStream) -> TokenStream {
        if self.shared.contains(&position) {
            quote!(::hardwire::__private::Shared::new(#value))
        } else {
            value
        }
    }

    /// The call of its provider, with all that leads to it.
    fn call(&self, position: usize) -> TokenStream {
        let (declaration, provider) = (
            self.container.kept_at(position),
            &self.graph.providers[position],
        );
        let (app, plan) = (&self.container.name, &self.plans[position]);
        let way = self.dependents.way_to(position);
        let mut scope = Scope::new(
            self.graph,
            plan,
            quote!(#app),
            &declaration.parameters,
            Setting::StartUp(&way),
        );
        scope.shared = &self.shared;
        let owner = scope.owner(position);
        let function = self.container.providers[self.graph.declared(position)].name();
        let (steps, call) = (
            scope.steps(),
            scope.target(position, &quote!(#owner::#function)),
        );
        let built = if provider.is_fallible {
            let (error, failure) = (
                emit::local("error"),
                emit::build_error(self.graph, &way, position),
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
        if plan.steps.is_empty() {
            built
        } else {
            quote!({ #steps #built })
        }
    }
}

fn plan_of(graph: &Graph, provider: &Provider) -> Plan {
    if provider.lifetime != Lifetime::Singleton || provider.is_generic() {
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
