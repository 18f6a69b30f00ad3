//! [`Container`] and [`Graph`] → tokens. Cannot fail.

mod agreement;
mod asked;
mod builder;
mod cast;
mod conversions;
mod end;
mod external;
mod extract;
mod functions;
mod graph_constant;
mod handle;
mod lazy;
mod overrides;
mod paths;
mod provider_table;
mod returned;
mod sharing;
mod start_up;
mod state;
mod type_generics;
mod types;
mod unseen;

pub(super) use conversions::conversions;
pub(super) use functions::functions;
pub(super) use lazy::plan_of;
pub(super) use overrides::accepts;
pub(super) use types::types;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use self::start_up::StartUp;
use super::parse::{Container, Declaration};
use crate::graph::Graph;
use crate::syntax::{CallSite, Code};

/// Everything that stands in the place of the `impl` block.
pub(super) fn container(site: CallSite<'_>, container: &Container, graph: &Graph) -> TokenStream {
    let start_up = (!graph.is_broken).then(|| StartUp::of(site, container, graph));
    let handle = handle::handle(site, container, graph, start_up.as_ref());
    let functions = functions(site, container, graph);
    let types = types::types(site, container, graph);
    let builder = builder::builder(site, container, graph, start_up.as_ref());
    let states = state::states(site, container);
    let another_state = state::another_state(site, container);
    let extractors = extract::extractors(site, container, graph);
    let graph_constant = graph_constant::graph_constant(site, container, graph);
    quote!(#handle #functions #types #builder #another_state #states #extractors #graph_constant)
}

impl Container {
    /// The providers whose values the container keeps.
    fn kept(&self) -> impl Iterator<Item = &Declaration> {
        let declared = self.providers.iter();
        let instances = self.instances.iter().map(|instance| &instance.declaration);
        declared
            .filter(|provider| provider.lifetime.is_kept() && provider.generics.is_empty())
            .chain(instances)
    }

    /// The container knows what is being torn down.
    fn has_teardowns(&self) -> bool {
        let mut providers = self.providers.iter();
        self.teardown_timeout.is_some()
            || providers.any(|Declaration { options, .. }| {
                options.teardown.is_some() || options.lazy.is_some()
            })
    }

    /// Requests may have values that belong to the container.
    fn has_shared_values(&self) -> bool {
        let mut providers = self.providers.iter();
        providers.any(|provider| provider.options.shared.is_some())
    }

    /// The name of the module that a provider is declared in, or the container's own.
    fn owner(&self, provider: &Declaration) -> String {
        match provider.origin.module {
            Some(module) => self.modules[module].name.clone(),
            None => self.name.to_string(),
        }
    }

    /// The path of each module that it takes in.
    fn module_paths(&self) -> Vec<Code> {
        let modules = self.modules.iter();
        modules.map(|module| module.ty.clone().into()).collect()
    }

    fn singletons_name(&self) -> Ident {
        format_ident!("{}Singletons", self.name)
    }

    fn builder_name(&self) -> Ident {
        format_ident!("{}Builder", self.name)
    }
}
