//! The graph as a picture has it: lines from a provider to what is built from it.

use super::{Access, Graph, Parameter, Source};

/// A line of the picture.
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

    /// What is written at the line. The usual one, a shared reference, goes without.
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

    /// The provider need not run when the one at the end of the line does.
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
    /// Every line, in declared order of where it ends.
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
