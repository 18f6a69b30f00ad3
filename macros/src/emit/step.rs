use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;

use super::{AsyncOverride, Branch, Context, Scope, ident, join, local, try_join};
use crate::plan::{Argument, Call, Step};
use crate::syntax::{Code, Hardwire, code, local_span};

impl Scope<'_> {
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
                let span = Context {
                    asked_at,
                    ..context
                }
                .place();
                let name = self.name(*local, span);
                let copy = self.argument(argument, Context { span, ..context });
                code!(let #name = #copy;)
            }
            Step::Keep { provider, argument } => self.keep(*provider, argument),
            Step::Retain(part) => {
                let name = Self::part_local(*part);
                let part = self.part(*part);
                code!(let #name = ::core::clone::Clone::clone(#part);)
            }
            Step::End(local) => {
                let name = self.name(*local, local_span());
                code!(#Hardwire::__private::end(#name);)
            }
        }
    }

    fn provide(&self, made: usize, call: &Call, context: Context<'_>) -> Code {
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

    fn async_override(&self, made: usize, context: Context<'_>) -> AsyncOverride {
        let may_wait = context.closure.is_none() && !self.plan.overridable.is_empty();
        if may_wait && (self.plan).can_wait_for(made, self.graph, self.target_waits) {
            AsyncOverride::Awaited
        } else {
            AsyncOverride::AtOnce
        }
    }

    /// The type of the target's parameter that is this local.
    pub(super) fn asked_at(&self, made: usize) -> Option<Span> {
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } | Argument::Deferred(local) if *local == made);
        let mut arguments = self.plan.arguments.iter().zip(self.target);
        let (_, parameter) = arguments.find(|(argument, _)| argument.any(&mut { is_it }))?;
        Some(parameter.subject.span())
    }

    /// What gives nothing but its refusal.
    ///
    /// Output:
    /// ```ignore
    /// if let Err(error) = App::verify_token(request.headers()).await {
    ///     return error.into_response();
    /// }
    /// ```
    fn guard(&self, made: usize, called: &Code, is_fallible: bool, context: Context<'_>) -> Code {
        if is_fallible {
            let way_out = self.way_out(self.plan.locals[made].origin, context);
            let error = local("error");
            code! {
                if let ::core::result::Result::Err(#error) = #called {
                    #way_out;
                }
            }
        } else {
            code!(#called;)
        }
    }

    /// `let user = …;`, and where that can fail, the way out. What is kept for its teardown is only
    /// lent: `let tx = ends.slots.0.keep(&ends.order, …);`
    pub(super) fn bind(
        &self,
        made: usize,
        value: Code,
        is_fallible: bool,
        context: Context<'_>,
    ) -> Code {
        let name = self.name(made, context.place());
        let slot = self.slot(made);
        let position = made;
        let made = &self.plan.locals[made];
        let is_mutable = self.is_mutable(position) && !context.is_joined;
        let mutability = is_mutable.then(|| code!(mut));
        let value = if is_fallible {
            let (error, way_out) = (local("error"), self.way_out(made.origin, context));
            code! {
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
            code!(::std::sync::Arc::new(#value))
        } else {
            value
        };
        let value = self.if_needed(position, value);
        code!(let #mutability #name = #value;)
    }

    /// The steps that run at the same time, each in a block of its own.
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
                    name: self.name(made, local_span()),
                    is_mutable: self.is_mutable(made),
                    step: self.step(step, context),
                })
            })
            .collect();
        if steps.iter().any(|step| self.can_refuse(step)) {
            let error = Code::from(local("error"));
            try_join(&branches, &self.leave(&error))
        } else {
            join(&branches)
        }
    }

    /// What is kept in a slot is lent by that, and only the `Option` or the `Result` around it changes.
    fn is_mutable(&self, made: usize) -> bool {
        let local = &self.plan.locals[made];
        let is_lent = self.plan.is_lent(made, self.graph) && !local.is_outcome;
        local.is_mutable && (!is_lent || local.is_conditional())
    }

    /// A failure of this call does not stay with those who ask for it.
    pub(super) fn may_fail(&self, made: usize, call: &Call) -> bool {
        self.graph.providers[call.provider].is_fallible && !self.plan.is_outcome(made)
    }

    pub(super) fn name(&self, made: usize, span: Span) -> Ident {
        ident(&self.names[made], span)
    }
}
