//! The parameters of the function that is emitted.

use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;

use super::super::parse::{Form, Handler};
use super::task;
use crate::emit::Scope;
use crate::plan::{Needs, Plan};
use crate::syntax::{CallSite, Code, code};

pub(super) struct Parameters<'a> {
    site: CallSite<'a>,
    handler: &'a Handler,
    needs: Needs,
    /// What is changed under this name: the request while it is whole, or the head that is left of it.
    changed: Option<&'static str>,
    /// What the user's function calls what the caller gives.
    given: Vec<Ident>,
    /// What the state of the router is called, and its type.
    state: (&'static str, Code),
}

const APP: &str = "app";
const STATE: &str = "state";
const REQUEST: &str = "request";
const HEADERS: &str = "headers";
const PARTS: &str = "parts";

fn changed(handler: &Handler, plan: &Plan) -> Option<&'static str> {
    let (name, is_changed) = match handler.form {
        Form::ResponseMap => (PARTS, plan.extracts_from_head()),
        _ => (REQUEST, plan.keeps_in_request() && !plan.splits_request()),
    };
    is_changed.then_some(name)
}

impl<'a> Parameters<'a> {
    /// What the code of the plan needs.
    pub(super) fn of(handler: &'a Handler, scope: &Scope<'a>) -> Self {
        let (site, given) = (scope.site, scope.given.iter());
        Self {
            site,
            handler,
            needs: scope.plan.needs(),
            changed: changed(handler, scope.plan),
            given: given.map(|name| site.local(&name.to_string())).collect(),
            state: state(handler, scope),
        }
    }

    /// The same where nothing is needed.
    pub(super) fn unused(site: CallSite<'a>, handler: &'a Handler) -> Self {
        let arguments = handler.arguments().enumerate();
        let given = arguments.map(|(position, _)| site.local(&format!("_{position}")));
        Self {
            site,
            handler,
            needs: Needs::Nothing,
            changed: None,
            given: given.collect(),
            state: (APP, own_state(site, handler)),
        }
    }

    /// `state: State<App>`, whose type depends on the needs of the code.
    pub(super) fn declared(&self) -> Code {
        let given = self.given.iter().zip(self.handler.arguments());
        let given = given.map(|(name, argument)| {
            let (name, ty) = (self.outer_name(&name.to_string()), &*argument.argument.ty);
            code!(self.site=> #name: #ty)
        });
        match self.handler.form {
            Form::Handler => self.extracted(),
            Form::RequestMap => self.extracted_of_some(),
            Form::ResponseMap => {
                let given = given.map(|_| self.response());
                let extracted = [Some(self.state()), self.parts()].into_iter().flatten();
                self.site.list(extracted.chain(given))
            }
            Form::Middleware => {
                let (app, request) = (self.state(), self.request());
                let given = self.site.list(given);
                code!(self.site=> #app, #request, #given)
            }
            Form::Task => {
                let app = self.borrowed_app();
                self.site.list([app].into_iter().chain(given))
            }
        }
    }

    /// One extractor, so that axum moves the request once.
    fn extracted(&self) -> Code {
        let (_, ty) = &self.state;
        match (self.combined(), self.needs) {
            (Some(state), _) => {
                let name = self.outer_name(STATE);
                code!(self.site=> #name: #state<#ty>)
            }
            (None, Needs::Nothing) => Code::new(),
            (None, _) => self.request(),
        }
    }

    /// The extractor of the container with a part of the request, if both are needed.
    fn combined(&self) -> Option<Code> {
        let kind = match self.needs {
            Needs::Nothing | Needs::Request { app: false } => return None,
            Needs::App => code!(self.site=> alone),
            Needs::Headers => code!(self.site=> headers),
            Needs::Request { app: true } => code!(self.site=> request),
        };
        Some(code!(self.site=> #hardwire::wired::#kind::State))
    }

    /// `let State(app, request) = state;`. As the pattern of the parameter, it would be in the documentation.
    pub(super) fn unpacked(&self) -> Code {
        let (state, names) = match self.handler.form {
            Form::Handler | Form::RequestMap => {
                let names = self.names().map(|name| self.declared_name(name));
                (self.combined(), self.site.list(names))
            }
            Form::Middleware | Form::ResponseMap => {
                let name = self.state.0;
                let is_needed = self.needs_name(name);
                let name = self.outer_name(name);
                let state = is_needed.then(|| code!(self.site=> #hardwire::__private::State));
                (state, code!(self.site=> #name))
            }
            Form::Task => (None, Code::new()),
        };
        let packed = self.outer_name(STATE);
        state.map_or_else(
            Code::new,
            |state| code!(self.site=> let #state(#names) = #packed;),
        )
    }

    /// The same of a function that axum gives at least one thing.
    fn extracted_of_some(&self) -> Code {
        match self.needs {
            Needs::Nothing => self.request(),
            _ => self.extracted(),
        }
    }

    /// The head of a request that has been answered.
    fn parts(&self) -> Option<Code> {
        self.needs_name(PARTS).then(|| {
            let name = self.declared_name(PARTS);
            code!(self.site=> #name: #hardwire::__private::Parts)
        })
    }

    /// axum's, whatever `Response` is where the user says so: that it is another one is shown there.
    fn response(&self) -> Code {
        let (name, parameter) = (self.given.last(), self.handler.parameters.last());
        let name = name.map(|name| self.outer_name(&name.to_string()));
        let place = parameter.map_or_else(Span::call_site, |last| last.subject.span());
        let ty = code!(self.site.spanned(place)=> #hardwire::__private::Response);
        code!(self.site=> #name: #ty)
    }

    /// What the code calls what it needs.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        let (app, of_request) = match self.needs {
            Needs::Nothing => (false, None),
            Needs::App => (true, None),
            Needs::Headers | Needs::Request { .. } if self.handler.form == Form::ResponseMap => {
                (self.needs.app(), Some(PARTS))
            }
            Needs::Headers => (true, Some(HEADERS)),
            Needs::Request { app } => (app, Some(REQUEST)),
        };
        app.then_some(self.state.0).into_iter().chain(of_request)
    }

    fn needs_name(&self, name: &str) -> bool {
        self.names().any(|needed| needed == name)
    }

    fn state(&self) -> Code {
        let (name, ty) = &self.state;
        let pattern = if self.needs_name(name) {
            let name = self.outer_name(STATE);
            code!(self.site=> #name)
        } else {
            code!(self.site=> _)
        };
        code!(self.site=> #pattern: #hardwire::__private::State<#ty>)
    }

    fn request(&self) -> Code {
        let pattern = if self.needs_name(REQUEST) {
            self.declared_name(REQUEST)
        } else {
            code!(self.site=> _)
        };
        code!(self.site=> #pattern: #hardwire::__private::Request)
    }

    fn borrowed_app(&self) -> Code {
        let container = self.handler.options.container();
        let app = if self.needs_name(APP) {
            self.outer_name(APP)
        } else {
            self.site.local("_app")
        };
        let lifetime = task::lifetime(self.site, self.handler);
        code!(self.site=> #app: &#lifetime #container)
    }

    /// `app`, or `mut request` where it is changed under this name.
    fn declared_name(&self, name: &str) -> Code {
        let mutability = self.mutability(name).filter(|_| !self.is_hidden(name));
        let name = self.outer_name(name);
        code!(self.site=> #mutability #name)
    }

    /// Its name, unless the user's function has it, which stands nearer.
    fn outer_name(&self, name: &str) -> Ident {
        if self.is_hidden(name) {
            self.site.local(&format!("{name}_2"))
        } else {
            self.site.local(name)
        }
    }

    fn mutability(&self, name: &str) -> Option<Code> {
        (self.changed == Some(name)).then(|| code!(self.site=> mut))
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
                let (own, parameter) = (self.site.local(&name), self.outer_name(&name));
                let mutability = self.mutability(&name);
                code!(self.site=> let #mutability #own = #parameter;)
            })
            .collect()
    }
}

/// The container is the state of the router, or what it is taken from. A task is given the container.
fn state(handler: &Handler, scope: &Scope<'_>) -> (&'static str, Code) {
    if scope.graph.has_state && handler.form != Form::Task {
        (STATE, scope.state_type())
    } else {
        (APP, own_state(scope.site, handler))
    }
}

fn own_state(site: CallSite<'_>, handler: &Handler) -> Code {
    let container = handler.options.container();
    code!(site=> #container)
}
