//! The parameters of the function that is emitted.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use super::super::parse::{Form, Handler};
use super::task;
use crate::emit::{Scope, local};
use crate::plan::{Argument, Plan};
use crate::syntax::{Hardwire, quote};

pub(super) struct Parameters<'a> {
    handler: &'a Handler,
    needs_app: bool,
    needs_request: bool,
    /// What the user's function calls what the caller gives.
    given: Vec<Ident>,
}

const APP: &str = "app";
const REQUEST: &str = "request";

impl<'a> Parameters<'a> {
    /// What the code of the plan needs.
    pub(super) fn of(handler: &'a Handler, scope: &Scope<'_>) -> Self {
        let given = scope.given.iter();
        let (needs_app, needs_request) = needs(scope.plan);
        Self {
            handler,
            needs_app,
            needs_request,
            given: given.map(|name| local(&name.to_string())).collect(),
        }
    }

    /// The same where nothing is needed.
    pub(super) fn unused(handler: &'a Handler) -> Self {
        let arguments = handler.arguments().enumerate();
        let given = arguments.map(|(position, _)| local(&format!("_{position}")));
        Self {
            handler,
            needs_app: false,
            needs_request: false,
            given: given.collect(),
        }
    }

    /// `State(app): State<App>, request: Request`, of which a handler has only what it needs.
    pub(super) fn declared(&self) -> TokenStream {
        let (app, request) = (self.state(), self.request());
        let given = self.given.iter().zip(self.handler.arguments());
        let given = given.map(|(name, argument)| {
            let (name, ty) = (self.outer_name(&name.to_string()), &argument.argument.ty);
            quote!(#name: #ty)
        });
        match self.handler.form {
            Form::Handler => {
                let needed = [
                    self.needs_app.then_some(app),
                    self.needs_request.then_some(request),
                ];
                let needed = needed.iter().flatten();
                quote!(#(#needed),*)
            }
            Form::Middleware => quote!(#app, #request, #(#given),*),
            Form::Task => {
                let app = self.borrowed_app();
                quote!(#app #(, #given)*)
            }
        }
    }

    fn state(&self) -> TokenStream {
        let container = self.handler.options.container();
        let pattern = if self.needs_app {
            let app = self.outer_name(APP);
            quote!(#Hardwire::__private::State(#app))
        } else {
            quote!(_)
        };
        quote!(#pattern: #Hardwire::__private::State<#container>)
    }

    fn request(&self) -> TokenStream {
        let pattern = if self.needs_request {
            self.outer_name(REQUEST).into_token_stream()
        } else {
            quote!(_)
        };
        quote!(#pattern: #Hardwire::__private::Request)
    }

    fn borrowed_app(&self) -> TokenStream {
        let container = self.handler.options.container();
        let app = if self.needs_app {
            self.outer_name(APP)
        } else {
            local("_app")
        };
        let lifetime = task::lifetime(self.handler);
        quote!(#app: &#lifetime #container)
    }

    /// Its name, unless the user's function has it, which stands nearer.
    fn outer_name(&self, name: &str) -> Ident {
        if self.is_hidden(name) {
            local(&format!("{name}_2"))
        } else {
            local(name)
        }
    }

    fn is_hidden(&self, name: &str) -> bool {
        self.handler.is_inside() && self.handler.function.signature.ident == name
    }

    /// `let app = app_2;`, which stands nearer than a function `app`.
    pub(super) fn revealed(&self) -> TokenStream {
        let app = self.needs_app.then(|| APP.to_owned());
        let request = self.needs_request.then(|| REQUEST.to_owned());
        let given = self.given.iter().map(ToString::to_string);
        let names = app.into_iter().chain(request).chain(given);
        let hidden = names.filter(|name| self.is_hidden(name));
        hidden
            .map(|name| {
                let (own, parameter) = (local(&name), self.outer_name(&name));
                quote!(let #own = #parameter;)
            })
            .collect()
    }
}

/// Whether the code needs `app`, and the request.
fn needs(plan: &Plan) -> (bool, bool) {
    let is_singleton = |argument: &Argument| matches!(argument, Argument::Singleton { .. });
    let is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
    let extracts = plan.has_extractors();
    let app = extracts
        || !plan.kept.is_empty()
        || plan.has_lazy()
        || !plan.overridable.is_empty()
        || plan.any_argument(&mut { is_singleton });
    let request = extracts || plan.any_argument(&mut { is_part });
    (app, request)
}
