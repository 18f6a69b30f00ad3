//! Singletons that are waited for before they are used.

use proc_macro2::{Ident, Span};

use super::{Context, Scope, Setting, ident, local};
use crate::plan::{Origin, Step};
use crate::syntax::{Code, Hardwire, code, code_at, local_span};

impl Scope<'_> {
    /// Output:
    /// ```ignore
    /// let db = match app.db.get(&app).await {
    ///     Ok(db) => db,
    ///     Err(error) => return error.into_response(),
    /// };
    /// ```
    /// Where only other threads need it, which find it again, there is no `let`.
    pub(super) fn wait(&self, made: usize, provider: usize, context: Context<'_>) -> Code {
        let (name, app) = (self.name(made, context.place()), local("app"));
        let field = ident(&self.graph.providers[provider].name, local_span());
        let lent = match context.closure {
            // It owns a clone.
            Some(_) => code!(&#app),
            None => self.app(),
        };
        let error = ident("error", context.place());
        let way_out = self.way_out_of_wait(provider, context);
        let is_target_sent = match self.setting {
            Setting::Lazy(target) => self.graph.providers[target].is_blocking(),
            _ => false,
        };
        if !self.plan.is_used_here(made, is_target_sent) {
            let wait = code! {
                if let ::core::result::Result::Err(#error) = #app.#field.get(#lent).await {
                    #way_out;
                }
            };
            return self.only_if_needed(made, wait);
        }
        let value = code! {
            match #app.#field.get(#lent).await {
                ::core::result::Result::Ok(#name) => #name,
                ::core::result::Result::Err(#error) => #way_out,
            }
        };
        let value = self.if_needed(made, value);
        code!(let #name = #value;)
    }

    /// What happens when it cannot be built. Where that is no response, a panic goes on.
    fn way_out_of_wait(&self, provider: usize, context: Context<'_>) -> Code {
        let (span, is_fallible) = (context.place(), self.graph.providers[provider].is_fallible);
        let error = ident("error", span);
        let response = if is_fallible {
            self.response_to(provider, &error, span)
        } else {
            code!(#error.into_response_by(|#error| match #error {}))
        };
        let refusal = match (context.closure, self.setting) {
            (None, Setting::Lazy(_)) if is_fallible => {
                let converted = code_at!(span=> #error.map(::core::convert::From::from));
                code!(::core::result::Result::Err(#converted))
            }
            (None, Setting::Lazy(_)) => {
                code!(::core::result::Result::Err(#error.map(|#error| match #error {})))
            }
            (None, Setting::Handler) => response,
            (None, Setting::Extractor(_)) => code!(::core::result::Result::Err(#response)),
            (None, Setting::Task) if is_fallible => {
                let failure = self.failure_of_task(&error, span);
                code!({
                    let #error = #error.into_failure();
                    ::core::result::Result::Err(#failure)
                })
            }
            _ if is_fallible => {
                let failure = code_at!(span=> ::core::convert::From::from(#error.into_failure()));
                code!(::core::result::Result::Err(#failure))
            }
            _ => return code!(match #error.into_failure() {}),
        };
        self.out(&refusal, context)
    }

    /// That the error cannot become what it must is shown at the type by which the singleton is asked
    /// for.
    fn response_to(&self, provider: usize, error: &Ident, span: Span) -> Code {
        if self.converts(Origin::Lazy(provider)) {
            let converted = code_at!(span=> ::core::convert::From::from(#error));
            let response = self.response_of_converted(&converted);
            code!(#error.into_response_by(|#error| #response))
        } else {
            let hardwire = Hardwire::written_at(span);
            code_at!(span=> #error.into_response_by(#hardwire::__private::IntoResponse::into_response))
        }
    }

    /// The step may end the code that it stands in.
    pub(super) fn can_refuse(&self, step: &Step) -> bool {
        match step {
            Step::Provide { local, call } => self.may_fail(*local, call),
            Step::Await { provider, .. } => match self.setting {
                Setting::Task => self.graph.providers[*provider].is_fallible,
                _ => true,
            },
            Step::Extract { .. } | Step::ExtractFor { .. } => true,
            Step::Defer { .. } | Step::Copy { .. } | Step::Retain(_) | Step::End(_) => false,
        }
    }

    /// The singleton that a local is a reference to, if it is one that was waited for.
    ///
    /// On another thread, which cannot borrow it, it is found again.
    pub(super) fn lazy(&self, made: usize, is_peeled: bool, context: Context<'_>) -> Option<Code> {
        let Origin::Lazy(provider) = self.plan.locals[made].origin else {
            return None;
        };
        let span = context.span;
        let lent = if context.is_sent {
            let (app, field) = (ident("app", span), &self.graph.providers[provider].name);
            let field = ident(field, span);
            code_at!(span=> #app.#field.ready())
        } else {
            let name = self.name(made, span);
            self.if_made(made, Code::from(name), span)
        };
        Some(if is_peeled {
            code_at!(span=> &**#lent)
        } else {
            lent
        })
    }
}
