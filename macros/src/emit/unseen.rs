//! Checks that no provider is ignored because it spells the requested type differently.

use std::collections::BTreeSet;

use proc_macro2::Span;
use syn::spanned::Spanned;

use super::{AskedTypes, Emitter};
use crate::graph::Source;
use crate::graph::instances::way_to;
use crate::graph::twins::Asker;
use crate::graph::unseen::{Held, Types, Unseen, Way};
use crate::syntax::{CallSite, Code, code};

impl Emitter<'_> {
    /// The checks for the parameters of a function, and for the instances that it needs.
    ///
    /// Output:
    /// ```ignore
    /// no_own_provider::<App, 0, _, _>(Extracted::<Repo<Account>>::new(), 0);
    /// ```
    pub(crate) fn unseen(&self, asked: &AskedTypes<'_>) -> Code {
        let parameters = self.target.iter().zip(asked.sources).enumerate();
        let own = parameters.map(|(position, (parameter, source))| {
            let unseen = self.graph.unseen(&parameter.demand, source);
            let held = self.graph.held(&parameter.demand, source);
            let (by, place) = (Asker::Target(position), parameter.subject.span());
            let own = self.have_no_own_provider(asked, by, &unseen, place);
            let holder = self.have_no_holder(asked, by, &held, place);
            code!(self.site=> #own #holder)
        });
        let instances = self.instances_of(asked).into_iter();
        let needed = instances.map(|instance| {
            let place = self.asked_place(asked, instance).unwrap_or(self.site.code);
            self.unseen_of_instance(asked, instance, place)
        });
        own.chain(needed).collect()
    }

    /// The checks for the parameters of an instance whose types contain its type parameters.
    pub(crate) fn unseen_of_instance(
        &self,
        asked: &AskedTypes<'_>,
        instance: usize,
        place: Span,
    ) -> Code {
        let opened = self.graph.opened(instance).into_iter();
        let opened = opened.map(|opened| {
            let parameter = opened.parameter;
            let source = &self.graph.providers[instance].parameters[parameter].source;
            if opened.demand.is_whole(source) {
                return Code::new();
            }
            let unseen = self.graph.unseen(&opened.demand, source);
            let by = Asker::Provider {
                provider: instance,
                parameter,
            };
            self.have_no_own_provider(asked, by, &unseen, place)
        });
        opened.collect()
    }

    /// The checks that this parameter requests none of these types.
    pub(crate) fn have_no_own_provider(
        &self,
        asked: &AskedTypes<'_>,
        by: Asker,
        unseen: &[Unseen],
        place: Span,
    ) -> Code {
        if unseen.is_empty() {
            return Code::new();
        }
        let here = self.at(place);
        let calls = unseen.iter().filter_map(|unseen| {
            let (block, ty) = (here.block(unseen.block), here.type_at(asked, by)?);
            let generic = number(here.site, unseen.types);
            Some(code!(here.site=> #hardwire::bounds::no_own_provider::<#block, #generic, _, _>(#ty, 0);))
        });
        calls.collect()
    }

    /// Checks that no holder with another name has the requested value.
    ///
    /// Output:
    /// ```ignore
    /// no_held_provider::<App, 0, 2, _, _>(Extracted::<User>::new(), 0);
    /// ```
    pub(crate) fn have_no_holder(
        &self,
        asked: &AskedTypes<'_>,
        by: Asker,
        held: &[Held],
        place: Span,
    ) -> Code {
        if held.is_empty() {
            return Code::new();
        }
        let here = self.at(place);
        let calls = held.iter().filter_map(|held| {
            let (block, ty) = (here.block(held.by.block), here.type_at(asked, by)?);
            let generic = number(here.site, held.by.types);
            let way = number_of_way(here.site, held.way);
            Some(code!(here.site=> #hardwire::bounds::no_held_provider::<#block, #generic, #way, _, _>(#ty, 0);))
        });
        calls.collect()
    }

    /// The place of the first parameter's type that needs the instance.
    fn asked_place(&self, asked: &AskedTypes<'_>, instance: usize) -> Option<Span> {
        let mut parameters = self.target.iter().zip(asked.sources);
        let needs_it = |source: &Source| way_to(self.graph, source, instance).is_some();
        let (parameter, _) = parameters.find(|(_, source)| needs_it(source))?;
        Some(parameter.subject.span())
    }

    /// The instances of generic providers that are needed, in the order of the graph.
    fn instances_of(&self, asked: &AskedTypes<'_>) -> BTreeSet<usize> {
        let all = asked.sources.iter().chain(asked.guards);
        let mut open: Vec<_> = all.flat_map(Source::providers).collect();
        let mut needed = BTreeSet::new();
        while let Some(provider) = open.pop() {
            let is_instance = self.graph.providers[provider].instance_of.is_some();
            if is_instance && needed.insert(provider) {
                open.extend(self.graph.providers[provider].dependencies());
            }
        }
        needed
    }
}

fn number(site: CallSite<'_>, types: Types) -> Code {
    match types {
        Types::Cases => code!(site=> 0),
        Types::Others => code!(site=> 1),
    }
}

/// As in `MayBeHeldIn`.
fn number_of_way(site: CallSite<'_>, way: Way) -> Code {
    match way {
        Way::Arc => code!(site=> 0),
        Way::Box => code!(site=> 1),
        Way::Option => code!(site=> 2),
        Way::ArcInOption => code!(site=> 3),
        Way::BoxInOption => code!(site=> 4),
        Way::Static => code!(site=> 5),
    }
}
