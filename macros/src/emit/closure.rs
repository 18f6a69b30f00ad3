use proc_macro2::{Ident, Span};

use super::passing::PassedValue;
use super::{AsyncOverride, ClosureKind, Context, Emitter, Setting, name};
use crate::graph::{Part, callable};
use crate::plan::{Argument, Call, Closure, LocalId, Step};
use crate::syntax::{Code, code, ident};

impl Emitter<'_> {
    /// A closure that calls a factory with the caller's arguments.
    ///
    /// A synchronous one borrows:
    /// ```ignore
    /// |model| App::claude(&app.config, model)
    /// ```
    /// An async one owns its captures. Otherwise rustc does not prove that the handler's future is `Send`:
    /// ```ignore
    /// {
    ///     let app = Clone::clone(&app);
    ///     async move |model| App::claude(&app.config, model).await
    /// }
    /// ```
    pub(super) fn closure(&self, closure: &Closure, context: Context<'_>) -> Code {
        let kind = if closure.is_async {
            ClosureKind::Async
        } else {
            ClosureKind::Sync
        };
        // If the function calls it with other types, the error is shown at the parameter's type.
        let place = self.site.locals.located_at(context.site.code);
        let parameters = self.closure_parameters(closure, place);
        let given: Vec<_> = parameters
            .iter()
            .map(|parameter| Code::from(parameter.clone()))
            .collect();
        let inner = Context {
            site: self.site.spanned(place),
            given: &given,
            closure: Some(kind),
            is_owned: context.is_owned || kind == ClosureKind::Async,
            is_sent: context.is_sent && kind == ClosureKind::Sync,
            is_joined: false,
            asked_at: Some(context.site.code),
            async_override: AsyncOverride::AtOnce,
        };
        let steps: Code = closure
            .steps
            .iter()
            .map(|step| {
                let asked_at = None;
                self.step(step, Context { asked_at, ..inner })
            })
            .collect();
        let call = self.outcome(closure, self.call(&closure.call, inner), inner);
        let body = if closure.steps.is_empty() {
            call
        } else {
            code!(self.site=> { #steps #call })
        };
        let parameters = self.site.list(&parameters);
        let head = match (kind, self.setting) {
            (ClosureKind::Sync, _) => code!(self.site=> |#parameters|),
            (ClosureKind::Async, Setting::StartUp { .. }) => code!(self.site=> async |#parameters|),
            (ClosureKind::Async, _) => code!(self.site=> async move |#parameters|),
        };
        let captures = self.captures(closure, kind, context);
        if captures.is_empty() {
            code!(self.site=> #head #body)
        } else {
            code!(self.site=> { #captures #head #body })
        }
    }

    /// The closure's return value, which is a `Result` if a call in it can fail.
    fn outcome(&self, closure: &Closure, call: Code, context: Context<'_>) -> Code {
        let is_fallible = |call: &Call| self.graph.providers[call.provider].is_fallible;
        let has_fallible_step = closure.steps.iter().any(|step| match step {
            Step::Provide { call, .. } => is_fallible(call),
            Step::Await { provider, .. } => self.graph.providers[*provider].is_fallible,
            Step::Defer { .. }
            | Step::Extract { .. }
            | Step::ExtractFor { .. }
            | Step::Copy { .. }
            | Step::Keep { .. }
            | Step::Retain(_)
            | Step::End(_) => false,
        });
        // The type is the same during start-up, where lazy singletons are built before.
        let is_start = matches!(self.setting, Setting::StartUp { .. });
        let can_fail_elsewhere = closure.is_async
            && is_start
            && callable::to_lazy_failure(self.graph, closure.call.provider).is_some();
        let passed = PassedValue {
            provider: closure.call.provider,
            passing: closure.passing,
        };
        if is_fallible(&closure.call) {
            self.cast_outcome(call, passed, context)
        } else if has_fallible_step || can_fail_elsewhere {
            let call = self.moved(call, passed, context);
            code!(self.site=> ::core::result::Result::Ok(#call))
        } else {
            self.moved(call, passed, context)
        }
    }

    /// A `Box<Disk>` coerces to a `Box<dyn Store>`, but a `Result` with one does not.
    fn cast_outcome(&self, call: Code, passed: PassedValue, context: Context<'_>) -> Code {
        if passed.passing.cast.is_none() {
            return call;
        }
        let [held, error] = self.site.local_names(["held", "error"]);
        let cast = self.moved(code!(self.site=> #held), passed, context);
        code! {self.site=>
            match #call {
                ::core::result::Result::Ok(#held) => ::core::result::Result::Ok(#cast),
                ::core::result::Result::Err(#error) => ::core::result::Result::Err(#error),
            }
        }
    }

    /// The names of the `#[arg]`s, none of which shadows a local.
    fn closure_parameters(&self, closure: &Closure, place: Span) -> Vec<Ident> {
        let provider = &self.graph.providers[closure.call.provider];
        let names = provider.arguments().map(|argument| {
            let is_taken = |name: &str| self.is_used(name);
            ident(&name::free(&argument.name, is_taken), place)
        });
        names.collect()
    }

    /// Whether the generated code already uses the name.
    pub(super) fn is_used(&self, name: &str) -> bool {
        self.names.iter().any(|taken| taken == name)
            || self.overriding.has(name)
            || self.shared_lookups.has(name)
            || self.is_reserved(name)
    }

    fn is_reserved(&self, name: &str) -> bool {
        let singletons = self
            .graph
            .providers
            .iter()
            .filter(|provider| provider.lifetime.is_kept());
        match self.setting {
            Setting::StartUp { .. } => singletons.into_iter().any(|provider| provider.name == name),
            _ if name == "state" && self.graph.has_state => true,
            _ => name == "app" || Part::ALL.iter().any(|part| name::of_part(*part) == name),
        }
    }

    /// The statements before the closure that prepare its captures.
    fn captures(&self, closure: &Closure, kind: ClosureKind, context: Context<'_>) -> Code {
        let is_at_hand = context.closure.is_some() && kind == ClosureKind::Sync;
        if is_at_hand || matches!(self.setting, Setting::StartUp { .. }) {
            return Code::new();
        }
        let steps = closure.steps.iter().flat_map(Step::arguments);
        let arguments: Vec<_> = steps.chain(&closure.call.arguments).collect();
        match kind {
            ClosureKind::Async => self.owned(&arguments, &called(closure), context),
            ClosureKind::Sync => {
                let borrowed = parts(&arguments).into_iter().map(|(part, is_retained)| {
                    let name = self.part_local(part);
                    let part = self.borrowed_part(part, is_retained, context);
                    code!(self.site=> let #name = #part;)
                });
                borrowed.collect()
            }
        }
    }

    /// Clones of the values that these arguments borrow from, for a closure that owns them.
    pub(super) fn owned(
        &self,
        arguments: &[&Argument],
        called: &[usize],
        context: Context<'_>,
    ) -> Code {
        let mut owned = Code::new();
        let mut called = called.to_vec();
        called.extend(closures(arguments).into_iter().flat_map(self::called));
        let looks_up = called.iter().any(|provider| self.looks_up_anew(*provider));
        if let Setting::StartUp { .. } = self.setting {
            for singleton in self.singletons(arguments) {
                owned.push(
                    code!(self.site=> let #singleton = ::core::clone::Clone::clone(&#singleton);),
                );
            }
        } else if looks_up || arguments.iter().any(|argument| self.uses_app(argument)) {
            let app = self.site.local("app");
            let shared = if context.is_owned {
                code!(self.site=> &#app)
            } else {
                self.app()
            };
            owned.push(code!(self.site=> let #app = ::core::clone::Clone::clone(#shared);));
        }
        owned.push(self.owned_overrides(called));
        for shared in self.shared_locals(arguments) {
            owned.push(code!(self.site=> let #shared = ::core::clone::Clone::clone(&#shared);));
        }
        for (made, lent) in self.lent_locals(arguments) {
            let star = (!context.is_owned).then(|| code!(self.site=> *));
            let is_conditional = self.plan.locals[made].is_conditional();
            let clone = match star {
                Some(_) if self.plan.is_outcome(made) && is_conditional => {
                    code!(self.site=> #lent.as_ref().map(#hardwire::__private::owned))
                }
                Some(_) if self.plan.is_outcome(made) => {
                    code!(self.site=> #hardwire::__private::owned(&#lent))
                }
                Some(_) if is_conditional => code!(self.site=> #lent.as_deref().cloned()),
                star => code!(self.site=> ::core::clone::Clone::clone(&#star #lent)),
            };
            owned.push(code!(self.site=> let #lent = #clone;));
        }
        for (part, is_retained) in parts(arguments) {
            let name = self.part_local(part);
            let part = self.borrowed_part(part, is_retained, context);
            owned.push(code!(self.site=> let #name = ::core::clone::Clone::clone(#part);));
        }
        owned
    }

    fn borrowed_part(&self, part: Part, is_retained: bool, context: Context<'_>) -> Code {
        let name = self.part_local(part);
        match context.closure {
            // A synchronous closure captures the reference.
            Some(_) if !context.is_owned => code!(self.site=> #name),
            None if !is_retained => self.part(part),
            _ => code!(self.site=> &#name),
        }
    }

    /// The locals of the singletons among the arguments, each once.
    fn singletons(&self, arguments: &[&Argument]) -> impl Iterator<Item = Ident> {
        let mut found = Vec::new();
        for argument in arguments {
            argument.any(&mut |argument| {
                if let Argument::Singleton { provider, .. } = argument
                    && !found.contains(provider)
                {
                    found.push(*provider);
                }
                false
            });
        }
        found
            .into_iter()
            .map(|provider| self.site.local(&self.graph.providers[provider].name))
    }

    fn shared_locals(&self, arguments: &[&Argument]) -> impl Iterator<Item = Ident> {
        let shared = self.captured(arguments, |local| self.plan.locals[local].is_shared);
        shared.map(|(_, name)| name)
    }

    /// The locals that a slot owns for their teardown.
    fn lent_locals(&self, arguments: &[&Argument]) -> impl Iterator<Item = (LocalId, Ident)> {
        self.captured(arguments, |local| self.plan.is_lent(local, self.graph))
    }

    /// These locals among the arguments and their names, each once.
    fn captured(
        &self,
        arguments: &[&Argument],
        is_meant: impl Fn(LocalId) -> bool,
    ) -> impl Iterator<Item = (LocalId, Ident)> {
        let mut captured = Vec::new();
        for argument in arguments {
            argument.any(&mut |argument| {
                if let Argument::Local { local, .. } = argument
                    && is_meant(*local)
                    && !captured.contains(local)
                {
                    captured.push(*local);
                }
                false
            });
        }
        captured
            .into_iter()
            .map(|made| (made, self.name(made, self.site.locals)))
    }
}

/// The providers that a call of the closure calls.
fn called(closure: &Closure) -> Vec<usize> {
    let steps = closure.steps.iter().filter_map(|step| match step {
        Step::Provide { call, .. } => Some(call.provider),
        Step::Await { .. }
        | Step::Defer { .. }
        | Step::Extract { .. }
        | Step::ExtractFor { .. }
        | Step::Copy { .. }
        | Step::Keep { .. }
        | Step::Retain(_)
        | Step::End(_) => None,
    });
    steps.chain([closure.call.provider]).collect()
}

/// The closures among the arguments, at any depth.
fn closures<'a>(arguments: &[&'a Argument]) -> Vec<&'a Closure> {
    let mut found = Vec::new();
    for argument in arguments {
        argument.each_closure(&mut |closure| found.push(closure));
    }
    found
}

/// The parts of the head among these arguments, each once.
fn parts(arguments: &[&Argument]) -> Vec<(Part, bool)> {
    let mut parts = Vec::new();
    for argument in arguments {
        argument.any(&mut |argument| {
            if let Argument::Part { part, is_retained } = argument
                && !parts.contains(&(*part, *is_retained))
            {
                parts.push((*part, *is_retained));
            }
            false
        });
    }
    parts
}
