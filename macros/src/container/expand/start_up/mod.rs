//! The body of `build`: the singletons, each after its dependencies.

mod field;
mod order;
mod singleton;

use proc_macro2::Ident;

use super::super::parse::Container;
use super::end::torn_down;
use super::paths::Paths;
use crate::emit;
use crate::graph::{Graph, Lifetime, lazy};
use crate::plan::{Plan, plan_at_start};
use crate::syntax::{CallSite, Code, code};

/// A container that is built.
pub(super) struct StartUp<'a> {
    site: CallSite<'a>,
    container: &'a Container,
    graph: &'a Graph,
    /// Whether each provider runs in `build`, and not on first use.
    is_built: Vec<bool>,
    /// The steps before the call of each provider. Empty for one that does not run in `build`.
    plans: Vec<Plan>,
    paths: Paths,
    modules: Vec<Code>,
    /// The singletons that other threads borrow during `build`.
    shared: Vec<usize>,
    /// The singletons that are torn down if `build` fails.
    torn_down: Vec<usize>,
}

impl<'a> StartUp<'a> {
    pub(in crate::container::expand) fn of(
        site: CallSite<'a>,
        container: &'a Container,
        graph: &'a Graph,
    ) -> Self {
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
    pub(in crate::container::expand) fn body(&self) -> Code {
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

    /// The value that all clones of the container share. If rustc checks the type of each singleton beside the
    /// container, it reports one that cannot be shared there, and must not report it here again.
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

    /// The container's field for its teardowns. It is made before the singletons leave their slots.
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

    /// The value, in a holder if other threads need it while the rest is built.
    fn shared(&self, site: CallSite<'_>, position: usize, value: Code) -> Code {
        if self.shared.contains(&position) {
            code!(site=> #hardwire::__private::Shared::new(#value))
        } else {
            value
        }
    }
}
