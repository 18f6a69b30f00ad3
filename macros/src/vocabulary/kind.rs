/// The two attributes of a block of providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Closes a graph.
    Container,
    /// A part of a graph, which lacks something.
    Module,
}

impl Kind {
    /// As it is called from macro to macro.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Module => "module",
        }
    }

    pub(crate) fn attribute(self) -> &'static str {
        match self {
            Self::Container => "#[container]",
            Self::Module => "#[module]",
        }
    }
}
