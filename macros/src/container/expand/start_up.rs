//! What `build` does: the values that are kept, each behind what it needs.

use proc_macro2::{Ident, Span};
use syn::ReturnType;
use syn::spanned::Spanned;

use super::super::parse::Container;
use super::end::torn_down;
use super::paths::Paths;
use crate::emit::{self, Branch, Scope, Setting, Slot};
use crate::graph::{Graph, Lifetime, Provider, cycle, lazy};
use crate::plan::{Argument, Origin, Plan, Stage, plan_at_start, stages};
use crate::syntax::{CallSite, Code, code};

/// A container that is built.
pub(super) struct StartUp<'a> {
    site: CallSite<'a>,
    container: &'a Container,
    graph: &'a Graph,
    /// Whether each is built here, and does not wait for its first use.
    is_built: Vec<bool>,
    /// What leads to the call of each provider; nothing leads to one that is not built here.
    plans: Vec<Plan>,
    paths: Paths,
    modules: Vec<Code>,
    /// What is lent to other threads while the rest is built.
    shared: Vec<usize>,
    /// The singletons that end if not all can be built.
    torn_down: Vec<usize>,
}

impl<'a> StartUp<'a> {
    pub(super) fn of(site: CallSite<'a>, container: &'a Container, graph: &'a Graph) -> Self {
        let is_built = lazy::built_at_start(graph);
        let plan = |position: usize| {
            if is_built[position] {
                plan_at_start(graph, position)
            } else {
                Plan::default()
            }
        };
        let plans: Vec<_> = (0..graph.providers.len()).map(plan).collect();
        let called = plans.iter().zip(&graph.providers);
        let mut shared: Vec<_> = called
            .flat_map(|(plan, provider)| plan.lent_singletons(provider.is_blocking()))
            .collect();
        shared.sort_unstable();
        shared.dedup();
        let mut torn_down = torn_down(graph);
        torn_down.retain(|position| is_built[*position]);
        Self {
            site,
            container,
            graph,
            plans,
            paths: Paths::of(graph, &is_built),
            modules: container.module_paths(),
            shared,
            torn_down,
            is_built,
        }
    }

    /// Output:
    /// ```ignore
    /// let settings = self.settings;
    /// let db = match self.db { … };
    /// Ok(App(Held::new(AppSingletons { settings, db })))
    /// ```
    pub(super) fn body(&self) -> Code {
        let name = &self.container.name;
        let singletons = self.container.singletons_name();
        let inputs = self.container.providers.iter().enumerate();
        let inputs = inputs.filter(|(_, provider)| provider.lifetime == Lifetime::Input);
        let inputs = inputs.map(|(position, input)| {
            let (local, field) = (self.site.local(&input.name().to_string()), input.name());
            let given = self.shared(self.site, position, code!(self.site=> self.#field));
            code!(self.site=> let #local = #given;)
        });
        let built = self.stages().into_iter().map(|stage| self.built(&stage));
        let kept = self.graph.providers.iter().enumerate();
        let kept =
            kept.filter(|(_, provider)| provider.lifetime.is_kept() && !provider.is_generic());
        let kept: Code = kept
            .map(|(position, _)| {
                let field = self.container.kept_at(position).name();
                let value = self.field(position, field);
                code!(self.site=> #field: #value,)
            })
            .collect();
        let teardowns = self.teardowns();
        let overrides = self.graph.has_overrides();
        let overrides = overrides.then(|| code!(self.site=> __overrides: self.__overrides,));
        let identity = self.container.has_shared_values();
        let identity =
            identity.then(|| code!(self.site=> __identity: #hardwire::__private::Identity::new(),));
        let paths = self.paths.constants(self.site, self.graph);
        let steps: Code = [paths].into_iter().chain(inputs).chain(built).collect();
        let held =
            self.held(&code!(self.site=> #singletons { #teardowns #identity #overrides #kept }));
        let body = code! {self.site=>
            #steps
            ::core::result::Result::Ok(#name(#held))
        };
        self.with_ends(body)
    }

    /// What all clones of the container share. Where rustc checks the type of each singleton beside the
    /// container, it reports one that cannot be shared there, and not here again.
    ///
    /// Output: `Held::new(AppSingletons { db })`, or `Checked(AppSingletons { db }).held()`
    fn held(&self, singletons: &Code) -> Code {
        let mut kept = self.container.kept();
        let is_checked = kept.all(|provider| {
            provider.is_own() && provider.generics.is_empty() && provider.options.lazy.is_none()
        });
        if is_checked && !self.graph.has_overrides() {
            code! {self.site=>
                {
                    #[allow(unused_imports, reason = "for a singleton that is not `Send` and `Sync`")]
                    use #hardwire::__private::CannotBeHeld as _;
                    #hardwire::__private::Checked(#singletons).held()
                }
            }
        } else {
            code!(self.site=> #hardwire::__private::Held::new(#singletons))
        }
    }

    /// Output:
    /// ```ignore
    /// let mut ends = Ends::of_build(Teardowns::new(Teardowns::BOUND), (Slot::new("db", …),));
    /// let returned = 'done: { … };
    /// ends.finish_build(returned).await
    /// ```
    fn with_ends(&self, body: Code) -> Code {
        if self.torn_down.is_empty() {
            return body;
        }
        let (ends, returned) = (self.ends(self.site), self.site.local("returned"));
        let teardowns = self.container.teardowns(self.site);
        let slots = self.torn_down.iter();
        let slots = slots.map(|position| {
            let is_shared = self.shared.contains(position);
            Code::from(
                self.container
                    .slot_of_singleton(self.site, self.graph, *position, is_shared),
            )
        });
        let slots = emit::nested(self.site, &slots.collect::<Vec<_>>());
        let label = self.can_fail().then(|| {
            let label = emit::label(self.site);
            code!(self.site=> #label:)
        });
        code! {self.site=>
            let mut #ends = #hardwire::__private::Ends::of_build(#teardowns, #slots);
            let #returned = #label { #body };
            #ends.finish_build(#returned).await
        }
    }

    fn can_fail(&self) -> bool {
        let mut positions = 0..self.graph.providers.len();
        positions.any(|position| {
            self.is_built[position] && self.runs(position, |provider| provider.is_fallible)
        })
    }

    /// What the container keeps of its teardowns, before those singletons leave their slots.
    fn teardowns(&self) -> Option<Code> {
        let (ends, teardowns) = (self.ends(self.site), self.container.teardowns(self.site));
        let has_teardowns = self.container.has_teardowns();
        has_teardowns.then(|| {
            if self.torn_down.is_empty() {
                code!(self.site=> __ends: #teardowns,)
            } else {
                code!(self.site=> __ends: #ends.built(),)
            }
        })
    }

    /// A name that no singleton has.
    fn ends(&self, site: CallSite<'_>) -> Ident {
        let mut providers = self.graph.providers.iter();
        let is_taken = providers.any(|provider| provider.name == "ends");
        site.local(if is_taken { "ends_2" } else { "ends" })
    }

    /// What the container keeps, which may be a place for what is built later.
    fn field(&self, position: usize, name: &Ident) -> Code {
        let is_lazy = self.graph.providers[position].is_lazy();
        if is_lazy && !self.is_built[position] {
            let site = self.site.at(self.place(position));
            return Code::from(self.container.lazy(site, self.graph, position));
        }
        let value = self.released(position, &self.site.local(&name.to_string()));
        if is_lazy {
            let site = self.site.at(self.place(position));
            code!(site=> #hardwire::Lazy::of(#value))
        } else {
            value
        }
    }

    /// The value that the container keeps, out of its slot and of what shares it.
    fn released(&self, position: usize, local: &Ident) -> Code {
        let is_shared = self.shared.contains(&position);
        match self.slot(self.site, position).map(|slot| slot.release()) {
            Some(released) if is_shared => code!(self.site=> {
                ::core::mem::drop(#local);
                #released.into_inner().await
            }),
            Some(released) => released,
            None if is_shared => code!(self.site=> #local.into_inner().await),
            None => code!(self.site=> #local),
        }
    }

    fn slot<'s>(&self, site: CallSite<'s>, position: usize) -> Option<Slot<'s>> {
        let slot = self.torn_down.iter().position(|other| *other == position)?;
        Some(Slot::of(site, self.ends(site), slot, self.torn_down.len()))
    }

    /// Independent singletons that have to be waited for are waited for together.
    fn stages(&self) -> Vec<Stage> {
        stages(
            &cycle::build_order(self.graph),
            |position| singletons_in(&self.plans[position]),
            |position| self.runs(position, |provider| provider.is_async),
        )
    }

    /// The singletons in the order in which they are built. Those that wait for their first use come
    /// last, because nothing that is built before is built from them.
    pub(super) fn order(&self) -> Vec<usize> {
        let providers = self.graph.providers.iter().enumerate();
        let inputs = providers.filter(|(_, provider)| provider.lifetime == Lifetime::Input);
        let inputs = inputs.map(|(position, _)| position);
        let stages = self.stages().into_iter();
        let built = stages.flat_map(|stage| [stage.alone, stage.together].concat());
        inputs
            .chain(built)
            .chain(cycle::late_order(self.graph))
            .collect()
    }

    /// The singleton is of this kind, or a factory is that makes a value for it.
    fn runs(&self, position: usize, is_of_kind: impl Fn(&Provider) -> bool) -> bool {
        let locals = self.plans[position].locals.iter();
        let made = locals.filter_map(|local| match local.origin {
            Origin::Provider(provider) => Some(provider),
            Origin::Lazy(_) | Origin::Parameter(_) | Origin::ProviderParameter { .. } => None,
        });
        made.chain([position])
            .any(|provider| is_of_kind(&self.graph.providers[provider]))
    }

    fn built(&self, stage: &Stage) -> Code {
        let alone = stage.alone.iter();
        let is_in_block = !self.torn_down.is_empty();
        let alone = alone.map(|position| self.singleton(*position, is_in_block));
        let is_only = stage.together.len() == 1;
        let branches: Vec<_> = stage
            .together
            .iter()
            .map(|position| Branch {
                name: self.site.local(&self.graph.providers[*position].name),
                is_mutable: false,
                step: self.singleton(*position, is_in_block && is_only),
            })
            .collect();
        let can_fail = |position: &usize| self.runs(*position, |provider| provider.is_fallible);
        let together = match branches.as_slice() {
            [] => Code::new(),
            [only] => only.step.clone(),
            branches if stage.together.iter().any(can_fail) => {
                let error = self.site.local("error");
                let failure = code!(self.site=> ::core::result::Result::Err(#error));
                emit::try_join(
                    self.site,
                    branches,
                    &leave(self.site, &failure, is_in_block),
                )
            }
            branches => emit::join(self.site, branches),
        };
        let alone: Code = alone.collect();
        code!(self.site=> #alone #together)
    }

    /// One `let`, which takes the value that was given or builds it.
    ///
    /// Output:
    /// ```ignore
    /// let db = match self.db {
    ///     Some(given) => given,
    ///     None => match App::db(&config).await {
    ///         Ok(built) => built,
    ///         Err(error) => return Err(build_error("db", &["App", "db"], error)),
    ///     },
    /// };
    /// ```
    fn singleton(&self, position: usize, is_in_block: bool) -> Code {
        let site = self.site.at(self.place(position));
        let local = site.local(&self.graph.providers[position].name);
        let value = self.given_or_built(site, position, is_in_block);
        code!(site=> let #local = #value;)
    }

    /// What the provider returns, at which rustc is to say what is wrong with its value.
    fn place(&self, position: usize) -> Span {
        let function = &self.container.kept_at(position).function;
        match &function.signature.output {
            ReturnType::Type(_, ty) => ty.span(),
            ReturnType::Default => function.signature.ident.span(),
        }
    }

    fn given_or_built(&self, site: CallSite<'_>, position: usize, is_in_block: bool) -> Code {
        let built = self.call(site, position, is_in_block);
        let field = self.container.kept_at(position).name();
        match self.slot(site, position) {
            Some(slot) => self.kept(site, position, &slot, built),
            None => self.shared(
                site,
                position,
                given_or(site, field, &code!(site=> given), &built),
            ),
        }
    }

    /// The value in its slot, which lends it. What others share has a slot of what they share.
    fn kept(&self, site: CallSite<'_>, position: usize, slot: &Slot<'_>, built: Code) -> Code {
        let field = self.container.kept_at(position).name();
        let given = slot.hold(&self.shared(site, position, code!(site=> given)));
        let built = slot.keep(&self.shared(site, position, built));
        let value = given_or(site, field, &given, &built);
        if self.shared.contains(&position) {
            code!(site=> ::core::clone::Clone::clone(&*#value))
        } else {
            value
        }
    }

    /// The value, in a holder if other threads need it while the rest is built.
    fn shared(&self, site: CallSite<'_>, position: usize, value: Code) -> Code {
        if self.shared.contains(&position) {
            code!(site=> #hardwire::__private::Shared::new(#value))
        } else {
            value
        }
    }

    /// The call of its provider, with all that leads to it.
    fn call(&self, site: CallSite<'_>, position: usize, is_in_block: bool) -> Code {
        let (declaration, provider) = (
            self.container.kept_at(position),
            &self.graph.providers[position],
        );
        let (app, plan) = (&self.container.name, &self.plans[position]);
        let path = self.paths.to(site, position);
        let path = path.borrowed();
        let mut scope = Scope::new(
            site,
            self.graph,
            plan,
            code!(site=> #app),
            &declaration.parameters,
            Setting::StartUp { path, is_in_block },
        );
        scope.modules = &self.modules;
        scope.shared = &self.shared;
        let owner = scope.owner(position);
        let function = self.container.providers[self.graph.declared(position)].function_name();
        let (steps, call) = (
            scope.steps(),
            scope.target(position, &code!(site=> #owner::#function)),
        );
        let built = if provider.is_fallible {
            let (error, failure) = (
                site.local("error"),
                emit::build_error(site, self.graph, path, position),
            );
            let way_out = leave(site, &failure, is_in_block);
            let call = scope.confirmed(position, call);
            code! {site=>
                match #call {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(#error) => #way_out,
                }
            }
        } else {
            call
        };
        if steps.is_empty() {
            built
        } else {
            code!(site=> { #steps #built })
        }
    }
}

fn given_or(site: CallSite<'_>, field: &Ident, given: &Code, built: &Code) -> Code {
    code! {site=>
        match self.#field {
            ::core::option::Option::Some(given) => #given,
            ::core::option::Option::None => #built,
        }
    }
}

/// Out of `build`, or out of the block behind which what was built ends.
fn leave(site: CallSite<'_>, failure: &Code, is_in_block: bool) -> Code {
    if is_in_block {
        let label = emit::label(site);
        code!(site=> break #label #failure)
    } else {
        code!(site=> return #failure)
    }
}

/// The singletons that are needed, at any depth of factories.
fn singletons_in(plan: &Plan) -> Vec<usize> {
    let mut found = Vec::new();
    plan.any_argument(&mut |argument| {
        if let Argument::Singleton { provider, .. } = argument {
            found.push(*provider);
        }
        false
    });
    found
}
