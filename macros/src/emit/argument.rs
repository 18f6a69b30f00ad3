use super::{Context, Scope, Setting, ident};
use crate::graph::{Holder, Lifetime};
use crate::plan::{Argument, LocalAccess, Origin};
use crate::syntax::{Code, Hardwire, code, code_at, list};

impl Scope<'_> {
    /// `&app.db`, `&user`, `user`, `request.headers()`, `|model| App::claude(…)`
    pub(super) fn argument(&self, argument: &Argument, context: Context<'_>) -> Code {
        match argument {
            Argument::Singleton {
                provider,
                is_cloned,
                is_peeled,
                is_coerced,
            } => {
                let value = self.singleton(*provider, *is_cloned, *is_peeled, context);
                coerced(value, *is_coerced && *is_cloned, context)
            }
            Argument::Local {
                local,
                access,
                is_peeled,
                is_coerced,
            } => {
                let value = self.local(*local, *access, *is_peeled, context);
                let is_cloned = *access == LocalAccess::Cloned;
                coerced(value, *is_coerced && is_cloned, context)
            }
            Argument::Part { part, is_retained } => {
                let name = Self::part_local(*part);
                match context.closure {
                    None if *is_retained => code!(&#name),
                    None => self.part(*part),
                    Some(_) if context.is_owned => code!(&#name),
                    Some(_) => code!(#name),
                }
            }
            Argument::Closure(closure) => self.closure(closure, context),
            Argument::Optional(inner) => self.optional(inner.as_deref(), context),
            Argument::Outcome {
                of,
                is_error_cloned,
            } => self.with_error(of, *is_error_cloned, context),
            Argument::Collection { members, is_named } => {
                self.collection(members, *is_named, context)
            }
            Argument::Given(position) => context.given.get(*position).cloned().unwrap_or_default(),
        }
    }

    fn optional(&self, inner: Option<&Argument>, context: Context<'_>) -> Code {
        let span = context.span;
        let value = inner.map(|inner| self.argument(inner, context));
        value.map_or_else(
            || code_at!(span=> ::core::option::Option::None),
            |value| code_at!(span=> ::core::option::Option::Some(#value)),
        )
    }

    /// `vec![&app.disk, &view]`, or `vec![("disk", &app.disk), ("view", &view)]`
    fn collection(
        &self,
        members: &[(usize, Argument)],
        is_named: bool,
        context: Context<'_>,
    ) -> Code {
        let span = context.span;
        let members = members.iter().map(|(provider, member)| {
            let value = self.argument(member, context);
            let name = self.graph.providers[*provider].plain_name();
            if is_named {
                code_at!(span=> (#name, #value))
            } else {
                value
            }
        });
        let members = list(members);
        code_at!(span=> ::std::vec![#members])
    }

    fn singleton(
        &self,
        provider: usize,
        is_cloned: bool,
        is_peeled: bool,
        context: Context<'_>,
    ) -> Code {
        let span = context.span;
        let field = ident(&self.graph.providers[provider].name, span);
        let place = match self.setting {
            Setting::Handler | Setting::Task | Setting::Lazy(_) | Setting::Extractor(_) => {
                let app = ident("app", span);
                code_at!(span=> #app.#field)
            }
            Setting::StartUp { .. }
                if self.shared.contains(&provider) || self.graph.is_slot(provider) =>
            {
                code_at!(span=> *#field)
            }
            Setting::StartUp { .. } => code_at!(span=> #field),
        };
        let stars = if is_peeled {
            code_at!(span=> *)
        } else {
            Code::new()
        };
        borrow_or_clone(&code_at!(span=> #stars #place), is_cloned, context)
    }

    fn local(
        &self,
        made: usize,
        access: LocalAccess,
        is_peeled: bool,
        context: Context<'_>,
    ) -> Code {
        if let Some(lazy) = self.lazy(made, access, is_peeled, context) {
            return lazy;
        }
        let span = context.span;
        let name = self.made(made, access, span);
        // An async closure has a clone of what is only lent here.
        let is_lent = self.slot(made).is_some() && !context.is_owned;
        let is_behind = self.plan.locals[made].is_shared || is_lent;
        let held = is_behind.then(|| code_at!(span=> *));
        let peeled = is_peeled.then(|| code_at!(span=> *));
        let place = code_at!(span=> #peeled #held #name);
        match access {
            LocalAccess::Shared => borrow_or_clone(&place, false, context),
            LocalAccess::Exclusive => code_at!(span=> &mut #place),
            // The value cannot be moved out of an `Arc`.
            LocalAccess::Moved if is_peeled && self.holder(made) == Holder::Arc => {
                borrow_or_clone(&place, true, context)
            }
            LocalAccess::Moved => place,
            LocalAccess::Cloned => borrow_or_clone(&place, true, context),
        }
    }

    pub(super) fn holder(&self, made: usize) -> Holder {
        match self.plan.locals[made].origin {
            Origin::Provider(provider) | Origin::Lazy(provider) => {
                self.graph.providers[provider].holder
            }
            Origin::Parameter(_) | Origin::ProviderParameter { .. } => Holder::Plain,
        }
    }

    /// Whether the closure reaches into `app`.
    pub(super) fn uses_app(&self, argument: &Argument) -> bool {
        argument.any(&mut |argument| match argument {
            Argument::Singleton { provider, .. } => {
                self.graph.providers[*provider].lifetime != Lifetime::Factory
            }
            Argument::Local { local, .. } => {
                matches!(self.plan.locals[*local].origin, Origin::Lazy(_))
            }
            _ => false,
        })
    }
}

/// What is cloned is an `Arc<Disk>` before it can become the `Arc<dyn Store>` that is expected.
pub(super) fn coerced(value: Code, is_clone: bool, context: Context<'_>) -> Code {
    if !is_clone {
        return value;
    }
    let span = context.span;
    let held = ident("held", span);
    code_at!(span=> { let #held = #value; #held })
}

fn borrow_or_clone(place: &Code, is_cloned: bool, context: Context<'_>) -> Code {
    let span = context.span;
    if is_cloned {
        let hardwire = Hardwire::written_at(span);
        code_at!(span=> #hardwire::__private::Shareable::clone(&#place))
    } else {
        code_at!(span=> &#place)
    }
}
