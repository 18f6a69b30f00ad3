//! Overrides of providers in tests, with the feature `override`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};

use super::needed::name_of_need;
use super::{AsyncOverride, Context, Emitter, Setting, name};
use crate::graph::{Graph, Lifetime, Provider};
use crate::plan::{Application, Argument, Call, LocalId, OverridableProvider, PerLocal, Plan};
use crate::syntax::{Code, code};

/// The names of the locals that tell which providers are overridden, and which values are needed.
#[derive(Clone)]
pub(super) struct Overriding {
    /// `user_is_overridden`, for each provider on which other needs depend.
    pub(super) asked: Vec<(usize, String)>,
    /// `authorized_lookup`, for each of them that is an instance, so that all calls infer one type.
    lookups: Vec<(usize, String)>,
    /// During start-up, for each provider that is called in a closure that owns what it needs,
    /// `claude_override`: such a closure cannot borrow the builder.
    owned: Vec<(usize, String)>,
    /// `session_is_needed`, for each conditional local.
    needed: PerLocal<Option<String>>,
}

impl Overriding {
    pub(super) fn of(
        graph: &Graph,
        plan: &Plan,
        setting: Setting<'_>,
        is_taken: impl Fn(&str) -> bool,
    ) -> Self {
        let mut all = Self {
            asked: Vec::new(),
            lookups: Vec::new(),
            owned: Vec::new(),
            needed: PerLocal::default(),
        };
        let named = |provider, what: &str| format!("{}_{what}", graph.instance_name(provider));
        for overridable in &plan.overridable {
            let provider = overridable.provider;
            if overridable.is_asked_first {
                let name = all.free(&named(provider, "is_overridden"), &is_taken);
                all.asked.push((provider, name));
            }
            if overridable.is_asked_first && graph.providers[provider].instance_of.is_some() {
                let name = all.free(&named(provider, "lookup"), &is_taken);
                all.lookups.push((provider, name));
            }
            if is_called_elsewhere(graph, setting, overridable) {
                let name = all.free(&named(provider, "override"), &is_taken);
                all.owned.push((provider, name));
            }
        }
        for made in plan.locals.iter() {
            let wish = made.is_conditional().then(|| name_of_need(graph, made));
            let name = wish.map(|wish| all.free(&wish, &is_taken));
            all.needed.push(name);
        }
        all
    }

    fn free(&self, wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
        name::free(wish, |name| is_taken(name) || self.has(name))
    }

    /// Whether one of the locals has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        let named = self.asked.iter().chain(&self.lookups).chain(&self.owned);
        let named = named.map(|(_, taken)| taken);
        let mut taken = named.chain(self.needed.iter().flatten());
        taken.any(|taken| taken == name)
    }

    pub(super) fn of_local(&self, made: LocalId) -> Option<&str> {
        self.needed[made].as_deref()
    }
}

/// Whether the provider is called in a closure that owns its captures, or on the blocking pool, during start-up.
fn is_called_elsewhere(
    graph: &Graph,
    setting: Setting<'_>,
    overridable: &OverridableProvider,
) -> bool {
    let Setting::StartUp { path, .. } = setting else {
        return false;
    };
    let target = path.steps.last().map(|target| &graph.providers[*target]);
    let is_for_any = graph.is_overridden_for_any(overridable.provider);
    !is_for_any && (overridable.is_owned || target.is_some_and(Provider::is_blocking))
}

/// The name for the provider.
fn of_provider(names: &[(usize, String)], provider: usize) -> Option<&str> {
    let mut names = names.iter();
    let (_, name) = names.find(|(named, _)| *named == provider)?;
    Some(name)
}

impl Emitter<'_> {
    /// The local with one of these names, if the provider has one.
    fn local_of(&self, names: &[(usize, String)], provider: usize) -> Option<Ident> {
        of_provider(names, provider).map(|name| self.site.local(name))
    }

    /// `user_is_overridden`
    pub(super) fn is_overridden(&self, provider: usize) -> Option<Ident> {
        self.local_of(&self.overriding.asked, provider)
    }

    /// `session_is_needed`
    pub(super) fn is_needed(&self, made: LocalId) -> Option<Ident> {
        let name = self.overriding.of_local(made)?;
        Some(self.site.local(name))
    }

    /// What is overridden, and what is needed, before anything runs.
    ///
    /// Output:
    /// ```ignore
    /// let user_is_overridden = App::__override_user(&app.__overrides).is_some();
    /// let session_is_needed = !user_is_overridden;
    /// ```
    pub(super) fn overrides(&self) -> Code {
        let overrides = self.all_overrides();
        let lookups = self.overriding.lookups.iter().map(|(provider, name)| {
            let (owner, name) = (self.owner(*provider), self.site.local(name));
            let function = self.override_function(*provider);
            code!(self.site=> let #name = #owner::#function;)
        });
        let asked = self.overriding.asked.iter().map(|(provider, name)| {
            let (lookup, name) = (self.lookup(*provider), self.site.local(name));
            code!(self.site=> let #name = #lookup(#overrides).is_some();)
        });
        let owned = self.overriding.owned.iter().map(|(provider, name)| {
            let (lookup, name) = (self.lookup(*provider), self.site.local(name));
            code!(self.site=> let #name = #lookup(#overrides);)
        });
        let looked_up = lookups.chain(asked).chain(owned);
        let locals = self.plan.locals.entries().rev();
        // A value comes before the values that are made from it.
        let needed = locals.filter_map(|(made, local)| {
            let name = self.is_needed(made)?;
            let needs = local.needed_by.iter().map(|need| self.need(need));
            let needs = self.site.separated("||", needs);
            Some(code!(self.site=> let #name = #needs;))
        });
        looked_up.chain(needed).collect()
    }

    /// `App::__override_user`, or the local that an instance has for it.
    fn lookup(&self, provider: usize) -> Code {
        let kept = self.local_of(&self.overriding.lookups, provider);
        kept.map_or_else(
            || {
                let owner = self.owner(provider);
                let function = self.override_function(provider);
                code!(self.site=> #owner::#function)
            },
            Code::from,
        )
    }

    fn override_function(&self, provider: usize) -> Ident {
        let declared = self.declared(provider);
        if self.is_refused(provider) {
            refused_override_function(declared)
        } else {
            override_function(declared)
        }
    }

    /// Whether an override would panic, because the requested instance may borrow. An override is for `'static`
    /// types, and the two cannot be compared.
    fn is_refused(&self, provider: usize) -> bool {
        let is_generic = self.graph.is_generic(provider);
        let mut arguments = self.plan.arguments.iter().zip(self.target);
        let mut is_given_loans = || {
            arguments.any(|(argument, parameter)| match argument {
                Argument::Closure(closure) => {
                    let is_called = closure.call.provider == provider;
                    is_called && has_reference(parameter.argument.ty.to_token_stream())
                }
                _ => false,
            })
        };
        is_generic && !self.is_lasting
            || self.graph.borrows_by_type(provider)
            || self.graph.is_overridden_for_any(provider) && is_given_loans()
    }

    fn all_overrides(&self) -> Code {
        let app = self.site.local("app");
        match self.setting {
            Setting::Handler | Setting::Task | Setting::Lazy(_) | Setting::Extractor(_) => {
                code!(self.site=> &#app.__overrides)
            }
            Setting::StartUp { .. } => code!(self.site=> &self.__overrides),
        }
    }

    /// The call, or the call of the override.
    ///
    /// Output:
    /// ```ignore
    /// match &App::__override_user(&app.__overrides) {
    ///     Some(Override::Sync(make)) => make(),
    ///     Some(Override::Async(make)) => make().await,
    ///     None => App::user(needed(session.as_ref())).await,
    /// }
    /// ```
    ///
    /// Each call looks up its override, because the lookup has the lifetimes of the value.
    pub(super) fn unless_overridden(
        &self,
        call: &Call,
        called: Code,
        context: Context<'_>,
    ) -> Code {
        let is_for_any = self.graph.is_overridden_for_any(call.provider);
        let is_applied_elsewhere = matches!(call.applied_at, Some(Application::Provider { .. }));
        let Some(found) = self.looked_up(call.provider) else {
            return called;
        };
        if is_for_any && is_applied_elsewhere {
            return called;
        }
        let unneeded = self.unneeded(call);
        let arms = self.arms(call, context).into_iter().map(|arm| {
            let Arm { pattern, value } = arm;
            if unneeded.is_empty() {
                code!(self.site=> #pattern => #value,)
            } else {
                code!(self.site=> #pattern => { #unneeded #value })
            }
        });
        let arms: Code = arms.collect();
        code! {self.site=>
            match &#found {
                #arms
                ::core::option::Option::None => #called,
            }
        }
    }

    /// A match arm for each form of the override.
    fn arms(&self, call: &Call, context: Context<'_>) -> Vec<Arm> {
        let site = self.site;
        let (make, some) = (
            site.local("make"),
            code!(site=> ::core::option::Option::Some),
        );
        let given = call.arguments.iter().filter_map(|argument| match argument {
            Argument::Given(position) => context.given.get(*position),
            _ => None,
        });
        let given = site.list(given);
        let called = code!(site=> #make(#given));
        let provider = &self.graph.providers[call.provider];
        if let Some(Application::Provider {
            provider: asking,
            parameter,
        }) = call.applied_at
        {
            let function = applied_override_function(self.declared(asking), parameter);
            let owner = self.owner(asking);
            let wait = provider.may_wait().then(|| code!(site=> .await));
            let pattern = code!(site=> #some(#make));
            let value = code!(site=> #owner::#function(#make) #wait);
            return vec![Arm { pattern, value }];
        }
        if !provider.may_wait() {
            let pattern = code!(site=> #some(#make));
            return vec![Arm {
                pattern,
                value: called,
            }];
        }
        let form = code!(site=> #hardwire::__private::Override);
        let at_once = Arm {
            pattern: code!(site=> #some(#form::Sync(#make))),
            value: called.clone(),
        };
        let waited_for = Arm {
            pattern: code!(site=> #some(#form::Async(#make))),
            value: self.waited_for(provider, &called, context),
        };
        vec![at_once, waited_for]
    }

    /// Clones of the overrides of these providers, for a closure that owns its captures.
    pub(super) fn owned_overrides(&self, mut called: Vec<usize>) -> Code {
        called.sort_unstable();
        called.dedup();
        let overrides = called
            .into_iter()
            .filter_map(|provider| self.local_of(&self.overriding.owned, provider));
        overrides
            .map(|name| code!(self.site=> let #name = ::core::clone::Clone::clone(&#name);))
            .collect()
    }

    /// Whether a closure that owns its captures looks up the override in `app`.
    pub(super) fn looks_up_anew(&self, provider: usize) -> bool {
        let is_start_up = matches!(self.setting, Setting::StartUp { .. });
        self.may_be_overridden(provider) && !is_start_up
    }

    fn may_be_overridden(&self, provider: usize) -> bool {
        let mut overridable = self.plan.overridable.iter();
        overridable.any(|overridable| overridable.provider == provider)
    }

    /// `App::__override_user(&app.__overrides)`, or the local that start-up has for it, `user_override`.
    fn looked_up(&self, provider: usize) -> Option<Code> {
        if !self.may_be_overridden(provider) {
            return None;
        }
        let owned = self.local_of(&self.overriding.owned, provider);
        if owned.is_some() {
            return owned.map(Code::from);
        }
        let (lookup, overrides) = (self.lookup(provider), self.all_overrides());
        Some(code!(self.site=> #lookup(#overrides)))
    }

    /// The value of an async override's future, which is awaited or polled once.
    fn waited_for(&self, provider: &Provider, called: &Code, context: Context<'_>) -> Code {
        if provider.is_waited_for() || context.async_override == AsyncOverride::Awaited {
            return code!(self.site=> #called.await);
        }
        let name = provider.plain_name();
        code!(self.site=> #hardwire::__private::at_once(#name, #called))
    }
}

/// `Some(make) => make(),`
struct Arm {
    pattern: Code,
    value: Code,
}

/// `impl Fn(&str) -> Shown`
fn has_reference(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_reference(group.stream()),
        TokenTree::Punct(punct) => matches!(punct.as_char(), '&' | '\''),
        _ => false,
    })
}

impl Provider {
    /// Whether an override may be async, because the provider is called where it can be run.
    pub(crate) fn may_wait(&self) -> bool {
        self.lifetime == Lifetime::Request || self.is_async
    }

    /// Whether the call is awaited.
    pub(crate) fn is_waited_for(&self) -> bool {
        self.is_async || self.is_blocking()
    }
}

/// The name of the function that looks up the provider's override.
pub(crate) fn override_function(provider: &Provider) -> Ident {
    format_ident!("__override_{}", provider.function_name())
}

/// The name of the function that refuses an override, for a generic provider and types that may borrow.
pub(crate) fn refused_override_function(provider: &Provider) -> Ident {
    format_ident!("__refused_override_{}", provider.function_name())
}

/// The name of the function that calls the override of a factory with the arguments at the parameter.
pub(crate) fn applied_override_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!(
        "__applied_override_{parameter}_of_{}",
        provider.function_name()
    )
}
