//! The graph as arrows from a provider to the providers that depend on it.

use super::{Access, Graph, Parameter, Source};

/// An arrow of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wire {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: WireKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WireKind {
    Shared,
    Exclusive,
    Owned,
    Callable,
    AsyncCallable,
    Optional,
    Collection,
}

impl WireKind {
    fn of(source: &Source) -> Option<Self> {
        match source {
            Source::Provider { access, .. } => Some((*access).into()),
            Source::Optional { .. } => Some(Self::Optional),
            Source::Collection { .. } => Some(Self::Collection),
            Source::Part(_) | Source::Extractor(_) | Source::Argument(_) => None,
        }
    }

    /// The label. Shared references, the most common kind, have none.
    pub(super) const fn label(self) -> Option<&'static str> {
        match self {
            Self::Shared => None,
            Self::Exclusive => Some("&mut"),
            Self::Owned => Some("by value"),
            Self::Callable => Some("fn"),
            Self::AsyncCallable => Some("async fn"),
            Self::Optional => Some("optional"),
            Self::Collection => Some("collected"),
        }
    }

    /// Whether the dependency may not be used, so that the provider need not run.
    pub(super) const fn is_dashed(self) -> bool {
        matches!(self, Self::Callable | Self::AsyncCallable | Self::Optional)
    }

    pub(super) const fn is_bold(self) -> bool {
        matches!(self, Self::Exclusive)
    }
}

impl From<Access> for WireKind {
    fn from(access: Access) -> Self {
        match access {
            Access::Shared => Self::Shared,
            Access::Exclusive => Self::Exclusive,
            Access::Owned => Self::Owned,
            Access::Callable => Self::Callable,
            Access::AsyncCallable => Self::AsyncCallable,
        }
    }
}

impl Graph {
    /// All arrows, in the declared order of their ends.
    pub(super) fn wires(&self) -> Vec<Wire> {
        let providers = self.providers().iter().enumerate();
        providers
            .flat_map(|(to, provider)| {
                let parameters = provider.parameters().iter();
                parameters.flat_map(move |parameter| self.wires_of(parameter, to))
            })
            .collect()
    }

    fn wires_of<'a>(
        &self,
        parameter: &'a Parameter,
        to: usize,
    ) -> impl Iterator<Item = Wire> + use<'a> {
        let count = self.providers().len();
        let kind = WireKind::of(parameter.source());
        let providers = parameter.source().providers().iter().copied();
        providers
            .filter(move |&from| from < count)
            .filter_map(move |from| kind.map(|kind| Wire { from, to, kind }))
    }
}
