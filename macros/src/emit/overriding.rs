//! What a test has put in the place of a provider, and what need not run then. Nothing of it is
//! written without the feature `override`.

use proc_macro2::{Ident, Span};
use quote::format_ident;

use super::{Context, Scope, Setting, local, name};
use crate::graph::{Graph, Lifetime, Provider};
use crate::plan::{
    Application, Argument, Call, Local, LocalAccess, Need, Origin, Overridable, Plan,
};
use crate::syntax::{Code, Hardwire, code, code_at, list, separated};

/// The locals that say what is overridden, and what is needed all the same.
pub(super) struct Overriding {
    /// For each provider of which must be known whether it is overridden, `user_override`.
    overrides: Vec<(usize, String)>,
    /// For each of them that is an instance, `authorized_lookup`: all calls of it are of one type.
    lookups: Vec<(usize, String)>,
    /// For each local, `session_is_needed`, unless it always is.
    needed: Vec<Option<String>>,
}

impl Overriding {
    pub(super) fn of(
        graph: &Graph,
        plan: &Plan,
        setting: Setting<'_>,
        is_taken: impl Fn(&str) -> bool,
    ) -> Self {
        let is_start_up = matches!(setting, Setting::StartUp { .. });
        let mut all = Self {
            overrides: Vec::new(),
            lookups: Vec::new(),
            needed: Vec::new(),
        };
        let first = plan.overridable.iter();
        let first = first.filter(|overridable| {
            let is_for_any = graph.is_overridden_for_any(overridable.provider);
            overridable.is_asked_first || (is_start_up && !is_for_any)
        });
        for Overridable { provider, .. } in first.copied() {
            let of = |what: &str| format!("{}_{what}", graph.instance_name(provider));
            let name = all.free(&of("override"), &is_taken);
            all.overrides.push((provider, name));
            if graph.providers[provider].instance_of.is_some() {
                let name = all.free(&of("lookup"), &is_taken);
                all.lookups.push((provider, name));
            }
        }
        for made in &plan.locals {
            let wish = made.is_conditional().then(|| name_of_need(graph, made));
            let name = wish.map(|wish| all.free(&wish, &is_taken));
            all.needed.push(name);
        }
        all
    }

    fn free(&self, wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
        name::free(wish, |name| is_taken(name) || self.has(name))
    }

    /// One of them is called so.
    pub(super) fn has(&self, name: &str) -> bool {
        let overrides = self.overrides.iter().chain(&self.lookups);
        let overrides = overrides.map(|(_, taken)| taken);
        let mut taken = overrides.chain(self.needed.iter().flatten());
        taken.any(|taken| taken == name)
    }

    fn of_provider(&self, provider: usize) -> Option<Ident> {
        let mut overrides = self.overrides.iter();
        let (_, name) = overrides.find(|(overridden, _)| *overridden == provider)?;
        Some(local(name))
    }

    fn lookup_of(&self, provider: usize) -> Option<Ident> {
        let mut lookups = self.lookups.iter();
        let (_, name) = lookups.find(|(overridden, _)| *overridden == provider)?;
        Some(local(name))
    }

    fn of_local(&self, made: usize) -> Option<Ident> {
        self.needed[made].as_deref().map(local)
    }
}

impl Scope<'_> {
    /// What is overridden, and what is needed, before anything runs.
    ///
    /// Output:
    /// ```ignore
    /// let session_override = App::__override_session(&app.__overrides);
    /// let user_override = App::__override_user(&app.__overrides);
    /// let session_is_needed = user_override.is_none();
    /// ```
    pub(super) fn overrides(&self) -> Code {
        let looked_up = self.overriding.overrides.iter().map(|(provider, name)| {
            let (owner, name) = (self.owner(*provider), local(name));
            let function = override_function(self.declared(*provider));
            let overrides = self.all_overrides();
            let lookup = self.overriding.lookup_of(*provider);
            let (kept, lookup) = match lookup {
                Some(kept) => (Some(code!(let #kept = #owner::#function;)), code!(#kept)),
                None => (None, code!(#owner::#function)),
            };
            code!(#kept let #name = #lookup(#overrides);)
        });
        let locals = self.plan.locals.iter().enumerate().rev();
        // What is made from a value stands behind it.
        let needed = locals.filter_map(|(made, local)| {
            let name = self.overriding.of_local(made)?;
            let needs = local.needed_by.iter().map(|need| self.need(need));
            let needs = separated("||", needs);
            Some(code!(let #name = #needs;))
        });
        looked_up.chain(needed).collect()
    }

    /// `user_is_needed && user_override.is_none()`
    fn need(&self, need: &Need) -> Code {
        let maker = need.local.and_then(|made| self.overriding.of_local(made));
        let maker = maker.map(Code::from);
        let unless = need.unless.iter().map(|provider| {
            let name = self.overriding.of_provider(*provider);
            code!(#name.is_none())
        });
        let all = maker.into_iter().chain(unless);
        separated("&&", all)
    }

    fn all_overrides(&self) -> Code {
        let app = local("app");
        match self.setting {
            Setting::Handler | Setting::Task | Setting::Lazy(_) | Setting::Extractor(_) => {
                code!(&#app.__overrides)
            }
            Setting::StartUp { .. } => code!(&self.__overrides),
        }
    }

    /// The value, if anybody needs it.
    ///
    /// Output: `if session_is_needed { Some(App::session(&app.db)) } else { None }`
    pub(super) fn if_needed(&self, made: usize, value: Code) -> Code {
        match self.overriding.of_local(made) {
            Some(is_needed) => code! {
                if #is_needed {
                    ::core::option::Option::Some(#value)
                } else {
                    ::core::option::Option::None
                }
            },
            None => value,
        }
    }

    /// The same for what makes no value.
    pub(super) fn only_if_needed(&self, made: usize, code: Code) -> Code {
        match self.overriding.of_local(made) {
            Some(is_needed) => code!(if #is_needed { #code }),
            None => code,
        }
    }

    /// What is `Copy`, out of the `Option` that it is if it is not always made.
    pub(super) fn if_made(&self, made: usize, name: Code, span: Span) -> Code {
        if !self.plan.locals[made].is_conditional() {
            return name;
        }
        let hardwire = Hardwire::written_at(span);
        code_at!(span=> #hardwire::__private::needed(#name))
    }

    /// A local as a place: of one that is not always made, what it then is.
    pub(super) fn made(&self, made: usize, access: LocalAccess, span: Span) -> Code {
        let name = self.name(made, span);
        if !self.plan.locals[made].is_conditional() {
            return Code::from(name);
        }
        let hardwire = Hardwire::written_at(span);
        let needed = code_at!(span=> #hardwire::__private::needed);
        match access {
            LocalAccess::Shared | LocalAccess::Cloned => {
                code_at!(span=> *#needed(#name.as_ref()))
            }
            LocalAccess::Exclusive => code_at!(span=> *#needed(#name.as_mut())),
            LocalAccess::Moved => code_at!(span=> #needed(#name)),
        }
    }

    /// The call, or what a test has put in its place.
    ///
    /// Output:
    /// ```ignore
    /// match &user_override {
    ///     Some(Override::Sync(make)) => make(),
    ///     Some(Override::Async(make)) => make().await,
    ///     None => App::user(needed(session.as_ref())).await,
    /// }
    /// ```
    pub(super) fn unless_overridden(
        &self,
        call: &Call,
        called: Code,
        context: Context<'_>,
    ) -> Code {
        let is_for_any = self.graph.is_overridden_for_any(call.provider);
        let is_applied_elsewhere = matches!(call.applied_at, Some(Application::Provider { .. }));
        let Some(found) = self.looked_up(call.provider, context) else {
            return called;
        };
        if is_for_any && is_applied_elsewhere {
            return called;
        }
        let make = local("make");
        let given = call.arguments.iter().filter_map(|argument| match argument {
            Argument::Given(position) => context.given.get(*position),
            _ => None,
        });
        let given = list(given);
        let called_instead = code!(#make(#given));
        let some = code!(::core::option::Option::Some);
        let may_wait = self.graph.providers[call.provider].may_wait();
        let overridden = match call.applied_at {
            Some(Application::Provider {
                provider: asking,
                parameter,
            }) => {
                let function = applied_override_function(self.declared(asking), parameter);
                let owner = self.owner(asking);
                let wait = may_wait.then(|| code!(.await));
                code!(#some(#make) => #owner::#function(#make) #wait,)
            }
            _ if may_wait => code! {
                #some(#Hardwire::__private::Override::Sync(#make)) => #called_instead,
                #some(#Hardwire::__private::Override::Async(#make)) => #called_instead.await,
            },
            _ => code!(#some(#make) => #called_instead,),
        };
        code! {
            match &#found {
                #overridden
                ::core::option::Option::None => #called,
            }
        }
    }

    /// The overrides of these providers, for a closure that owns what it needs.
    pub(super) fn owned_overrides(&self, mut called: Vec<usize>) -> Code {
        called.sort_unstable();
        called.dedup();
        called.retain(|provider| !self.looks_up_anew(*provider));
        let overrides = called
            .into_iter()
            .filter_map(|provider| self.overriding.of_provider(provider));
        overrides
            .map(|name| code!(let #name = ::core::clone::Clone::clone(&#name);))
            .collect()
    }

    /// A closure that owns what it needs asks `app` for the override: rustc does not find the handler's
    /// future `Send` if an async closure holds a `dyn Fn(&str)`.
    pub(super) fn looks_up_anew(&self, provider: usize) -> bool {
        let is_start_up = matches!(self.setting, Setting::StartUp { .. });
        self.may_be_overridden(provider) && !is_start_up
    }

    fn may_be_overridden(&self, provider: usize) -> bool {
        let mut overridable = self.plan.overridable.iter();
        overridable.any(|overridable| overridable.provider == provider)
    }

    /// `user_override`, or `App::__override_user(&app.__overrides)`
    fn looked_up(&self, provider: usize, context: Context<'_>) -> Option<Code> {
        if !self.may_be_overridden(provider) {
            return None;
        }
        let is_known_here = !self.graph.is_overridden_for_any(provider)
            && (!context.is_owned || !self.looks_up_anew(provider));
        if is_known_here {
            return self.overriding.of_provider(provider).map(Code::from);
        }
        let (owner, overrides) = (self.owner(provider), self.all_overrides());
        let function = override_function(self.declared(provider));
        let lookup = self.overriding.lookup_of(provider);
        let lookup = lookup.map_or_else(|| code!(#owner::#function), Code::from);
        Some(code!(#lookup(#overrides)))
    }
}

/// `session_is_needed`
fn name_of_need(graph: &Graph, made: &Local) -> String {
    let name = match made.origin {
        Origin::Provider(provider) | Origin::Lazy(provider) => &graph.providers[provider].name,
        Origin::ProviderParameter {
            provider,
            parameter,
        } => &graph.providers[provider].parameters[parameter].name,
        // The target itself is always called.
        Origin::Parameter(_) => "value",
    };
    format!("{}_is_needed", name.trim_start_matches("r#"))
}

impl Provider {
    /// What is in its place may be async, because it is called where that can be waited for.
    pub(crate) fn may_wait(&self) -> bool {
        self.lifetime == Lifetime::Request || self.is_async
    }
}

/// What finds out what is in the provider's place.
pub(crate) fn override_function(provider: &Provider) -> Ident {
    format_ident!("__override_{}", provider.plain_name())
}

/// What is in the place of the provider's factory, with the arguments that stand at the parameter.
pub(crate) fn applied_override_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!("__override_applied_{}_{parameter}", provider.plain_name())
}
