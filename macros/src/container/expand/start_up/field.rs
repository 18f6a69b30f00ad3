//! The fields of the container, out of the locals and slots of `build`.

use proc_macro2::Ident;

use super::StartUp;
use crate::emit::Slot;
use crate::syntax::{CallSite, Code, code};

impl StartUp<'_> {
    /// The value of a field. For a lazy singleton, it is a place for the value.
    pub(super) fn field(&self, position: usize, name: &Ident) -> Code {
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

    /// The value of a singleton, moved out of its slot and out of the pointer that others share.
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

    pub(super) fn slot<'s>(&self, site: CallSite<'s>, position: usize) -> Option<Slot<'s>> {
        let slot = self.torn_down.iter().position(|other| *other == position)?;
        Some(Slot::of(site, self.ends(site), slot, self.torn_down.len()))
    }
}
