//! The parameters of the function that is emitted.

use proc_macro2::Ident;

use super::super::parse::{Form, Handler};
use super::task;
use crate::emit::{Scope, local};
use crate::plan::Needs;
use crate::syntax::{Code, Hardwire, code, list};

pub(super) struct Parameters<'a> {
    handler: &'a Handler,
    needs: Needs,
    /// The request is changed while it is whole.
    changes_request: bool,
    /// What the user's function calls what the caller gives.
    given: Vec<Ident>,
}

const APP: &str = "app";
const REQUEST: &str = "request";
const HEADERS: &str = "headers";

impl<'a> Parameters<'a> {
    /// What the code of the plan needs.
    pub(super) fn of(handler: &'a Handler, scope: &Scope<'_>) -> Self {
        let given = scope.given.iter();
        Self {
            handler,
            needs: scope.plan.needs(),
            changes_request: scope.plan.keeps_in_request() && !scope.plan.splits_request(),
            given: given.map(|name| local(&name.to_string())).collect(),
        }
    }

    /// The same where nothing is needed.
    pub(super) fn unused(handler: &'a Handler) -> Self {
        let arguments = handler.arguments().enumerate();
        let given = arguments.map(|(position, _)| local(&format!("_{position}")));
        Self {
            handler,
            needs: Needs::Nothing,
            changes_request: false,
            given: given.collect(),
        }
    }

    /// `State(app, request): State<App>` with as much of it as the code needs.
    pub(super) fn declared(&self) -> Code {
        let given = self.given.iter().zip(self.handler.arguments());
        let given = given.map(|(name, argument)| {
            let (name, ty) = (self.outer_name(&name.to_string()), &*argument.argument.ty);
            code!(#name: #ty)
        });
        match self.handler.form {
            Form::Handler => self.extracted(),
            Form::Middleware => {
                let (app, request) = (self.state(), self.request());
                let given = list(given);
                code!(#app, #request, #given)
            }
            Form::Task => {
                let app = self.borrowed_app();
                list([app].into_iter().chain(given))
            }
        }
    }

    /// One extractor, so that axum moves the request once.
    fn extracted(&self) -> Code {
        let container = self.handler.options.container();
        let names = self.names().map(|name| self.outer_name(name));
        let kind = match self.needs {
            Needs::Nothing => return Code::new(),
            Needs::Request { app: false } => return self.request(),
            Needs::App => code!(alone),
            Needs::Headers => code!(headers),
            Needs::Request { app: true } => code!(request),
        };
        let state = code!(#Hardwire::__private::#kind::State);
        let names = list(names);
        code!(#state(#names): #state<#container>)
    }

    /// What the code calls what it needs.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        let (app, of_request) = match self.needs {
            Needs::Nothing => (false, None),
            Needs::App => (true, None),
            Needs::Headers => (true, Some(HEADERS)),
            Needs::Request { app } => (app, Some(REQUEST)),
        };
        app.then_some(APP).into_iter().chain(of_request)
    }

    fn needs_name(&self, name: &str) -> bool {
        self.names().any(|needed| needed == name)
    }

    fn state(&self) -> Code {
        let container = self.handler.options.container();
        let pattern = if self.needs_name(APP) {
            let app = self.outer_name(APP);
            code!(#Hardwire::__private::State(#app))
        } else {
            code!(_)
        };
        code!(#pattern: #Hardwire::__private::State<#container>)
    }

    fn request(&self) -> Code {
        let pattern = if self.needs_name(REQUEST) {
            let request = self.outer_name(REQUEST);
            let mutability = self.mutability(REQUEST);
            let mutability = mutability.filter(|_| !self.is_hidden(REQUEST));
            code!(#mutability #request)
        } else {
            code!(_)
        };
        code!(#pattern: #Hardwire::__private::Request)
    }

    fn borrowed_app(&self) -> Code {
        let container = self.handler.options.container();
        let app = if self.needs_name(APP) {
            self.outer_name(APP)
        } else {
            local("_app")
        };
        let lifetime = task::lifetime(self.handler);
        code!(#app: &#lifetime #container)
    }

    /// Its name, unless the user's function has it, which stands nearer.
    fn outer_name(&self, name: &str) -> Ident {
        if self.is_hidden(name) {
            local(&format!("{name}_2"))
        } else {
            local(name)
        }
    }

    fn mutability(&self, name: &str) -> Option<Code> {
        (self.changes_request && name == REQUEST).then(|| code!(mut))
    }

    fn is_hidden(&self, name: &str) -> bool {
        self.handler.is_inside() && self.handler.function.signature.ident == name
    }

    /// `let app = app_2;`, which stands nearer than a function `app`.
    pub(super) fn revealed(&self) -> Code {
        let needed = self.names().map(str::to_owned);
        let given = self.given.iter().map(ToString::to_string);
        let names = needed.chain(given);
        let hidden = names.filter(|name| self.is_hidden(name));
        hidden
            .map(|name| {
                let (own, parameter) = (local(&name), self.outer_name(&name));
                let mutability = self.mutability(&name);
                code!(let #mutability #own = #parameter;)
            })
            .collect()
    }
}
