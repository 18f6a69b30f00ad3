//! Singletons that are built on first use.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;

use super::super::parse::{Container, Declaration};
use crate::emit::{Scope, Setting};
use crate::graph::Graph;
use crate::plan::{Argument, Plan, plan_of_lazy};
use crate::syntax::{CallSite, code};

impl Container {
    /// The type of the field: `Lazy<Db, DbError, App>`
    pub(super) fn lazy_type(&self, site: CallSite<'_>, lazy: &Declaration) -> TokenStream {
        let hardwire = site.hardwire();
        let (app, ty, error) = (&self.name, &lazy.returned.provided, lazy.failure(site));
        quote_spanned!(site.code=> #hardwire::Lazy<#ty, #error, #app>)
    }

    /// The value of the field, where it is not built with the container.
    ///
    /// Output:
    /// ```ignore
    /// Lazy::new("db", self.db, |app: &App| (&app.0.db, &app.0.__ends), |app: App| {
    ///     Box::pin(async move {
    ///         App::db(&app.config).await.map_err(|error| LazyError::failed("db", error))
    ///     })
    /// })
    /// ```
    pub(super) fn lazy(&self, site: CallSite<'_>, graph: &Graph, position: usize) -> TokenStream {
        let hardwire = site.hardwire();
        let declaration = self.kept_at(position);
        let (app, field) = (&self.name, declaration.name());
        let name = field.unraw().to_string();
        let plan = plan_of(graph, position);
        let build = self.build_of(site, graph, position, &plan);
        let build = match &declaration.options.timeout {
            Some(timeout) => {
                let bound = &timeout.bound;
                quote_spanned!(site.code=> #hardwire::__private::TimesOut::bounded(#name, #bound, #build))
            }
            None => build,
        };
        let own = if needs_app(&plan) {
            site.local("app").into_token_stream()
        } else {
            quote_spanned!(site.code=> _)
        };
        let torn_down = graph.is_slot(position).then(|| {
            let (end, ty) = (
                self.end_function(site, graph, position),
                &declaration.returned.provided,
            );
            quote_spanned!(site.code=> .torn_down(|value| #end(value, |value: &#ty| value)))
        });
        quote_spanned! {site.code=>
            #hardwire::Lazy::new(
                #name,
                self.#field,
                |app: &#app| (&app.0.#field, &app.0.__ends),
                |#own: #app| ::std::boxed::Box::pin(#build),
            ) #torn_down
        }
    }

    /// What leads to the call of the provider, and the call.
    fn build_of(
        &self,
        site: CallSite<'_>,
        graph: &Graph,
        position: usize,
        plan: &Plan,
    ) -> TokenStream {
        let hardwire = site.hardwire();
        let (app, provider) = (&self.name, &graph.providers[position]);
        let mut scope = Scope::new(
            site,
            graph,
            plan,
            code!(site=> #app),
            &self.kept_at(position).parameters,
            Setting::Lazy(position),
        );
        let modules = self.module_paths();
        scope.modules = &modules;
        let owner = scope.owner(position);
        let function = self.providers[graph.declared(position)].function_name();
        let (steps, call) = (
            scope.steps(),
            scope.target(position, &code!(site=> #owner::#function)),
        );
        let built = if provider.is_fallible {
            let (name, error) = (provider.plain_name(), site.local("error"));
            let call = scope.confirmed(position, call);
            quote_spanned!(site.code=> #call.map_err(|#error| #hardwire::LazyError::failed(#name, #error)))
        } else {
            quote_spanned!(site.code=> ::core::result::Result::Ok(#call))
        };
        quote_spanned!(site.code=> async move { #steps #built })
    }
}

impl Declaration {
    /// The error with which the provider fails, if it does.
    pub(in super::super) fn failure(&self, site: CallSite<'_>) -> TokenStream {
        let error = self.returned.error.as_ref();
        error.map_or_else(
            || quote!(::core::convert::Infallible),
            |error| error.ty(site).into_token_stream(),
        )
    }
}

/// What leads to the build of a lazy singleton, once there is a container.
pub(in super::super) fn plan_of(graph: &Graph, position: usize) -> Plan {
    plan_of_lazy(graph, position)
}

fn needs_app(plan: &Plan) -> bool {
    let is_singleton = |argument: &Argument| matches!(argument, Argument::Singleton { .. });
    plan.has_lazy() || !plan.overridable.is_empty() || plan.any_argument(&mut { is_singleton })
}
