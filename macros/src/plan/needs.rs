//! The parts of the request and of the container that a plan needs.

use super::{Argument, Plan};
use crate::graph::Part;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    Nothing,
    App,
    /// The container, and the headers of the request.
    Headers,
    /// The request.
    Request {
        app: bool,
    },
}

impl Needs {
    /// The container.
    pub(crate) fn app(self) -> bool {
        match self {
            Self::Nothing => false,
            Self::App | Self::Headers => true,
            Self::Request { app } => app,
        }
    }
}

impl Plan {
    pub(crate) fn needs(&self) -> Needs {
        let is_of_request = |argument: &Argument| matches!(argument, Argument::Part { .. });
        let needs_request = self.has_extractors()
            || !self.shared.is_empty()
            || self.any_argument(&mut { is_of_request });
        match (self.has_extractors() || self.needs_app(), needs_request) {
            (false, false) => Needs::Nothing,
            (true, false) => Needs::App,
            (true, true) if self.reads_headers_alone() => Needs::Headers,
            (app, true) => Needs::Request { app },
        }
    }

    /// Whether the container itself is needed, not only as the state of an extractor.
    pub(crate) fn needs_app(&self) -> bool {
        let is_singleton = |argument: &Argument| matches!(argument, Argument::Singleton { .. });
        !self.kept.is_empty()
            || self.has_lazy()
            || !self.shared.is_empty()
            || !self.overridable.is_empty()
            || self.any_argument(&mut { is_singleton })
    }

    /// A middleware receives `Next`, and in any case the request.
    fn reads_headers_alone(&self) -> bool {
        let is_more = |argument: &Argument| matches!(argument, Argument::Part { part, .. } if *part != Part::Headers);
        let is_given = |argument: &Argument| matches!(argument, Argument::Given(_));
        !self.has_extractors()
            && self.shared.is_empty()
            && !self.arguments.iter().any(is_given)
            && !self.any_argument(&mut { is_more })
    }
}
