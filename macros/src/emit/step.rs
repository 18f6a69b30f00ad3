use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;

use super::{AsyncOverride, Branch, Context, Emitter, join, try_join};
use crate::plan::{Argument, Call, LocalId, Step};
use crate::syntax::{Code, code, ident};

impl Emitter<'_> {
    /// `let user = App::user(&app.db).await;`
    pub(super) fn step(&self, step: &Step, context: Context<'_>) -> Code {
        match step {
            Step::Provide { local, call } => self.provide(*local, call, context),
            Step::Defer { local, call, lent } => self.defer(*local, call, *lent, context),
            Step::Await { local, provider } => {
                let asked_at = self.asked_at(*local);
                let context = Context {
                    asked_at,
                    ..context
                };
                self.wait(*local, *provider, context)
            }
            Step::Extract { local, reads_body } => self.extract(*local, *reads_body, context),
            Step::ExtractFor { local, reads_body } => {
                self.extract_for(*local, *reads_body, context)
            }
            Step::Copy { local, argument } => {
                let asked_at = self.asked_at(*local);
                let site = Context {
                    asked_at,
                    ..context
                }
                .place();
                let name = self.name(*local, site.code);
                let copy = self.argument(argument, Context { site, ..context });
                code!(self.site=> let #name = #copy;)
            }
            Step::Keep { provider, argument } => self.keep(*provider, argument),
            Step::Retain(part) => {
                let name = self.part_local(*part);
                let part = self.part(*part);
                code!(self.site=> let #name = ::core::clone::Clone::clone(#part);)
            }
            Step::End(local) => {
                let name = self.name(*local, self.site.locals);
                code!(self.site=> #hardwire::__private::end(#name);)
            }
        }
    }

    fn provide(&self, made: LocalId, call: &Call, context: Context<'_>) -> Code {
        let provider = &self.graph.providers[call.provider];
        let asked_at = self.asked_at(made);
        let async_override = self.async_override(made, context);
        let context = Context {
            asked_at,
            async_override,
            ..context
        };
        let called = self.checked(made, call, context);
        let is_kept = self.plan.slot_of(made).is_some() || provider.is_shared();
        let is_fallible = self.may_fail(made, call);
        if self.plan.is_guard(made) && provider.key.is_unit() && !is_kept {
            self.guard(made, &called, is_fallible, context)
        } else {
            self.bind(made, called, is_fallible, context)
        }
    }

    fn async_override(&self, made: LocalId, context: Context<'_>) -> AsyncOverride {
        let may_wait = context.closure.is_none() && !self.plan.overridable.is_empty();
        if may_wait && (self.plan).can_wait_for(made, self.graph, self.target_waits) {
            AsyncOverride::Awaited
        } else {
            AsyncOverride::AtOnce
        }
    }

    /// The place of the type of the target's parameter that receives this local.
    pub(super) fn asked_at(&self, made: LocalId) -> Option<Span> {
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } | Argument::Deferred(local) if *local == made);
        let mut arguments = self.plan.arguments.iter().zip(self.target);
        let (_, parameter) = arguments.find(|(argument, _)| argument.any(&mut { is_it }))?;
        Some(parameter.subject.span())
    }

    /// A guard without a value.
    ///
    /// Output:
    /// ```ignore
    /// if let Err(error) = App::verify_token(request.headers()).await {
    ///     return error.into_response();
    /// }
    /// ```
    fn guard(&self, made: LocalId, called: &Code, is_fallible: bool, context: Context<'_>) -> Code {
        if is_fallible {
            let way_out = self.way_out(self.plan.locals[made].origin, context);
            let error = self.site.local("error");
            code! {self.site=>
                if let ::core::result::Result::Err(#error) = #called {
                    #way_out;
                }
            }
        } else {
            code!(self.site=> #called;)
        }
    }

    /// `let user = …;`, and where that can fail, the way out. What is kept for its teardown is only
    /// lent: `let tx = ends.slots.0.keep(&ends.order, …);`
    pub(super) fn bind(
        &self,
        made: LocalId,
        value: Code,
        is_fallible: bool,
        context: Context<'_>,
    ) -> Code {
        let name = self.name(made, context.place().code);
        let slot = self.slot(made);
        let position = made;
        let made = &self.plan.locals[made];
        let is_mutable = self.is_mutable(position) && !context.is_joined;
        let mutability = is_mutable.then(|| code!(self.site=> mut));
        let value = if is_fallible {
            let (error, way_out) = (self.site.local("error"), self.way_out(made.origin, context));
            code! {self.site=>
                match #value {
                    ::core::result::Result::Ok(#name) => #name,
                    ::core::result::Result::Err(#error) => #way_out,
                }
            }
        } else {
            value
        };
        let value = self.in_arc(position, value);
        let value = match slot {
            Some(slot) if made.is_outcome => slot.keep_if_made(&value),
            Some(slot) => slot.keep(&value),
            None => value,
        };
        let value = self.unless_found(position, &self.unneeded_for(position), value);
        let value = if made.is_shared {
            code!(self.site=> ::std::sync::Arc::new(#value))
        } else {
            value
        };
        let value = self.if_needed(position, value);
        code!(self.site=> let #mutability #name = #value;)
    }

    /// The steps that run at the same time, each in an async block.
    pub(super) fn joined(&self, steps: &[&Step], context: Context<'_>) -> Code {
        let context = Context {
            is_joined: true,
            ..context
        };
        let branches: Vec<_> = steps
            .iter()
            .filter_map(|step| {
                let made = step.local()?;
                Some(Branch {
                    name: self.name(made, self.site.locals),
                    is_mutable: self.is_mutable(made),
                    step: self.step(step, context),
                })
            })
            .collect();
        if steps.iter().any(|step| self.can_refuse(step)) {
            let error = Code::from(self.site.local("error"));
            try_join(self.site, &branches, &self.leave(&error))
        } else {
            join(self.site, &branches)
        }
    }

    /// Whether the local is `mut`. A slot lends its value, so only an `Option` or a `Result` around it changes.
    fn is_mutable(&self, made: LocalId) -> bool {
        let local = &self.plan.locals[made];
        let is_lent = self.plan.is_lent(made, self.graph) && !local.is_outcome;
        local.is_mutable && (!is_lent || local.is_conditional())
    }

    /// Whether a failure of this call leaves the code, and is not passed to a parameter.
    pub(super) fn may_fail(&self, made: LocalId, call: &Call) -> bool {
        self.graph.providers[call.provider].is_fallible && !self.plan.is_outcome(made)
    }

    pub(super) fn name(&self, made: LocalId, span: Span) -> Ident {
        ident(&self.names[made], span)
    }
}
