use std::rc::Rc;

use crate::graph::{Graph, TypeKey};

/// What the name of a handler's container leads to.
pub(crate) enum Target {
    Graph(Rc<Graph>),
    /// A container that another version of this crate wrote.
    OtherVersion,
    /// A module, which is no container.
    Module,
    /// No name can be read.
    Unknown,
}

impl Target {
    /// A provider of the container gives the type that is written so.
    pub(super) fn provides(&self, key: &TypeKey) -> bool {
        let Self::Graph(graph) = self else {
            return false;
        };
        let mut providers = graph.providers.iter();
        providers.any(|provider| provider.agrees_with(key))
    }
}
