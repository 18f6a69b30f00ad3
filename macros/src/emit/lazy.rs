//! Lazy singletons, which are awaited before they are used.

use proc_macro2::Ident;

use super::{Context, Emitter, Setting};
use crate::plan::{LocalId, LocalOrigin, Step};
use crate::syntax::{CallSite, Code, code};

impl Emitter<'_> {
    /// Output:
    /// ```ignore
    /// let db = match app.db.get(&app).await {
    ///     Ok(db) => db,
    ///     Err(error) => return error.into_response(),
    /// };
    /// ```
    /// If only blocking calls need it, which look it up again, there is no `let`.
    pub(super) fn wait(&self, made: LocalId, provider: usize, context: Context<'_>) -> Code {
        let (name, app) = (
            self.name(made, context.place().code),
            self.site.local("app"),
        );
        let field = self.site.local(&self.graph.providers[provider].name);
        let lent = match context.closure {
            // A closure owns a clone of `app`.
            Some(_) => code!(self.site=> &#app),
            None => self.app(),
        };
        let error = context.place().name("error");
        let way_out = self.way_out_of_wait(provider, context);
        let is_target_sent = match self.setting {
            Setting::Lazy(target) => self.graph.providers[target].is_blocking(),
            _ => false,
        };
        if !self.plan.is_used_here(made, is_target_sent) {
            let wait = code! {self.site=>
                if let ::core::result::Result::Err(#error) = #app.#field.get(#lent).await {
                    #way_out;
                }
            };
            return self.only_if_needed(made, wait);
        }
        let value = code! {self.site=>
            match #app.#field.get(#lent).await {
                ::core::result::Result::Ok(#name) => #name,
                ::core::result::Result::Err(#error) => #way_out,
            }
        };
        let value = self.if_needed(made, value);
        code!(self.site=> let #name = #value;)
    }

    /// The code for a singleton that cannot be built. Where no response is possible, a panic is resumed.
    fn way_out_of_wait(&self, provider: usize, context: Context<'_>) -> Code {
        let (site, is_fallible) = (context.place(), self.graph.providers[provider].is_fallible);
        let error = site.name("error");
        let response = if is_fallible {
            self.response_to(site, provider, &error)
        } else {
            code!(self.site=> #error.into_response_by(|#error| match #error {}))
        };
        let refusal = match (context.closure, self.setting) {
            (None, Setting::Lazy(_)) if is_fallible => {
                let converted = code!(site=> #error.map(::core::convert::From::from));
                code!(self.site=> ::core::result::Result::Err(#converted))
            }
            (None, Setting::Lazy(_)) => {
                code!(self.site=> ::core::result::Result::Err(#error.map(|#error| match #error {})))
            }
            (None, Setting::Handler) => response,
            (None, Setting::Extractor(_)) => {
                code!(self.site=> ::core::result::Result::Err(#response))
            }
            (None, Setting::Task) if is_fallible => {
                let failure = self.failure_of_task(site, &error);
                code!(self.site=> {
                    let #error = #error.into_failure();
                    ::core::result::Result::Err(#failure)
                })
            }
            _ if is_fallible => {
                let failure = code!(site=> ::core::convert::From::from(#error.into_failure()));
                code!(self.site=> ::core::result::Result::Err(#failure))
            }
            _ => return code!(self.site=> match #error.into_failure() {}),
        };
        self.out(&refusal, context)
    }

    /// If the error cannot be converted, rustc reports it at the parameter's type.
    fn response_to(&self, site: CallSite<'_>, provider: usize, error: &Ident) -> Code {
        if self.converts(LocalOrigin::Lazy(provider)) {
            let converted = code!(site=> ::core::convert::From::from(#error));
            let response = self.response_of_converted(&converted);
            code!(self.site=> #error.into_response_by(|#error| #response))
        } else {
            code!(site=> #error.into_response_by(#hardwire::__private::IntoResponse::into_response))
        }
    }

    /// Whether the step may leave the enclosing code.
    pub(super) fn can_refuse(&self, step: &Step) -> bool {
        match step {
            Step::Provide { local, call } => self.may_fail(*local, call),
            Step::Await { provider, .. } => match self.setting {
                Setting::Task => self.graph.providers[*provider].is_fallible,
                _ => true,
            },
            Step::Extract { .. } | Step::ExtractFor { .. } => true,
            Step::Defer { .. }
            | Step::Copy { .. }
            | Step::Keep { .. }
            | Step::Retain(_)
            | Step::End(_) => false,
        }
    }

    /// A reference to the lazy singleton of a local.
    ///
    /// A blocking call cannot borrow it, and looks it up in `app` again.
    pub(super) fn lazy(
        &self,
        made: LocalId,
        is_peeled: bool,
        context: Context<'_>,
    ) -> Option<Code> {
        let LocalOrigin::Lazy(provider) = self.plan.locals[made].origin else {
            return None;
        };
        let site = context.site;
        let lent = if context.is_sent {
            let (app, field) = (site.name("app"), &self.graph.providers[provider].name);
            let field = site.name(field);
            code!(site=> #app.#field.ready())
        } else {
            let name = self.name(made, site.code);
            self.if_made(site, made, Code::from(name))
        };
        Some(if is_peeled {
            code!(site=> &**#lent)
        } else {
            lent
        })
    }
}
