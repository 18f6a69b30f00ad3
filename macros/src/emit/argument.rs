use super::passing::PassedValue;
use super::{Context, Emitter, Setting};
use crate::graph::{Holder, Lifetime, Part};
use crate::plan::{Argument, LocalAccess, LocalId, LocalOrigin, Passing};
use crate::syntax::{Code, code};

/// The method of `Option` that borrows its content.
fn borrowing_contents(is_exclusive: bool, is_held: bool) -> &'static str {
    match (is_exclusive, is_held) {
        (false, false) => "as_ref",
        (false, true) => "as_deref",
        (true, false) => "as_mut",
        (true, true) => "as_deref_mut",
    }
}

impl Emitter<'_> {
    /// `&app.db`, `&user`, `user`, `request.headers()`, `|model| App::claude(…)`
    pub(super) fn argument(&self, argument: &Argument, context: Context<'_>) -> Code {
        match argument {
            Argument::Singleton {
                provider,
                is_cloned,
                is_peeled,
                passing,
            } => {
                let place = self.singleton(*provider, *is_peeled, context);
                let (provider, passing) = (*provider, *passing);
                let passed = PassedValue { provider, passing };
                self.given_singleton(&place, *is_cloned, passed, context)
            }
            Argument::Local {
                local,
                access,
                is_peeled,
                passing,
            } => {
                let form = LocalUse {
                    access: *access,
                    is_peeled: *is_peeled,
                    passing: *passing,
                };
                self.local(*local, form, context)
            }
            Argument::Part { part, is_retained } => self.given_part(*part, *is_retained, context),
            Argument::Deferred(local) => Code::from(self.name(*local, context.site.code)),
            Argument::Built(of) => self.built(of, context),
            Argument::Closure(closure) => self.closure(closure, context),
            Argument::Optional(inner) => self.optional(inner.as_deref(), context),
            Argument::Contents {
                of,
                is_exclusive,
                is_held,
            } => {
                let (value, site) = (self.argument(of, context), context.site);
                let function = site.name(borrowing_contents(*is_exclusive, *is_held));
                code!(site=> ::core::option::Option::#function(#value))
            }
            Argument::Outcome { of, error } => self.with_error(of, *error, context),
            Argument::Collection { members, is_named } => {
                self.collection(members, *is_named, context)
            }
            Argument::Given(position) => context.given.get(*position).cloned().unwrap_or_default(),
        }
    }

    fn given_singleton(
        &self,
        place: &Code,
        is_cloned: bool,
        passed: PassedValue,
        context: Context<'_>,
    ) -> Code {
        let site = context.site;
        let reference = code!(site=> &#place);
        if is_cloned {
            self.cloned(&reference, passed, context)
        } else {
            self.lent(reference, passed, context)
        }
    }

    fn given_part(&self, part: Part, is_retained: bool, context: Context<'_>) -> Code {
        let name = self.part_local(part);
        match context.closure {
            None if is_retained => code!(self.site=> &#name),
            None => self.part(part),
            Some(_) if context.is_owned => code!(self.site=> &#name),
            Some(_) => code!(self.site=> #name),
        }
    }

    fn optional(&self, inner: Option<&Argument>, context: Context<'_>) -> Code {
        let site = context.site;
        let value = inner.map(|inner| self.argument(inner, context));
        value.map_or_else(
            || code!(site=> ::core::option::Option::None),
            |value| code!(site=> ::core::option::Option::Some(#value)),
        )
    }

    /// `vec![&app.disk, &view]`, or `vec![("disk", &app.disk), ("view", &view)]`
    fn collection(
        &self,
        members: &[(usize, Argument)],
        is_named: bool,
        context: Context<'_>,
    ) -> Code {
        let site = context.site;
        let members = members.iter().map(|(provider, member)| {
            let value = self.argument(member, context);
            let name = self.graph.providers[*provider].plain_name();
            if is_named {
                code!(site=> (#name, #value))
            } else {
                value
            }
        });
        let members = self.site.list(members);
        code!(site=> ::std::vec![#members])
    }

    fn singleton(&self, provider: usize, is_peeled: bool, context: Context<'_>) -> Code {
        let site = context.site;
        let field = site.name(&self.graph.providers[provider].name);
        let place = match self.setting {
            Setting::Handler | Setting::Task | Setting::Lazy(_) | Setting::Extractor(_) => {
                let app = site.name("app");
                code!(site=> #app.#field)
            }
            Setting::StartUp { .. }
                if self.shared.contains(&provider) || self.graph.is_slot(provider) =>
            {
                code!(site=> *#field)
            }
            Setting::StartUp { .. } => code!(site=> #field),
        };
        let star = is_peeled.then(|| code!(site=> *));
        code!(site=> #star #place)
    }

    fn local(&self, made: LocalId, form: LocalUse, context: Context<'_>) -> Code {
        let site = context.site;
        let LocalUse {
            access,
            is_peeled,
            passing,
        } = form;
        let Some(provider) = self.plan.locals[made].origin.provider() else {
            // The value of an extractor is passed as it is.
            return self.made(site, made, access);
        };
        let passed = PassedValue { provider, passing };
        if let Some(reference) = self.lazy(made, is_peeled, context) {
            return match access {
                LocalAccess::Cloned => self.cloned(&reference, passed, context),
                _ => self.lent(reference, passed, context),
            };
        }
        let name = self.made(site, made, access);
        // An async closure owns a clone of a value that is a reference here.
        let is_lent = self.plan.is_lent(made, self.graph) && !context.is_owned;
        let is_behind = self.plan.locals[made].is_shared || is_lent;
        let held = is_behind.then(|| code!(site=> *));
        let peeled = is_peeled.then(|| code!(site=> *));
        let place = code!(site=> #peeled #held #name);
        // A value cannot be moved out of an `Arc`.
        let is_in_arc = is_peeled && self.holder(made) == Holder::Arc;
        match access {
            LocalAccess::Shared => self.lent(code!(site=> &#place), passed, context),
            LocalAccess::Exclusive => {
                self.lent_exclusively(code!(site=> &mut #place), passed, context)
            }
            LocalAccess::Moved if !is_in_arc => self.moved(place, passed, context),
            LocalAccess::Moved | LocalAccess::Cloned => {
                self.cloned(&code!(site=> &#place), passed, context)
            }
        }
    }

    pub(super) fn holder(&self, made: LocalId) -> Holder {
        match self.plan.locals[made].origin.provider() {
            Some(provider) => self.graph.providers[provider].holder,
            None => Holder::Plain,
        }
    }

    /// Whether the argument reads from `app`.
    pub(super) fn uses_app(&self, argument: &Argument) -> bool {
        argument.any(&mut |argument| match argument {
            Argument::Singleton { provider, .. } => {
                self.graph.providers[*provider].lifetime != Lifetime::Factory
            }
            Argument::Local { local, .. } => {
                matches!(self.plan.locals[*local].origin, LocalOrigin::Lazy(_))
            }
            _ => false,
        })
    }
}

/// How a local is used as an argument.
#[derive(Clone, Copy)]
struct LocalUse {
    access: LocalAccess,
    is_peeled: bool,
    passing: Passing,
}
