use super::Call;

/// Something that happens on the way to the handler.
#[derive(Debug)]
pub(in crate::interpret) enum Step {
    /// The value of a request, or one of a factory for one place.
    Build(Call),
    /// A singleton that is not built with the container.
    Await(usize),
    Extract(Extraction),
    /// The value of a request that the function may ask for.
    Defer(Call),
}

/// What an extractor takes.
#[derive(Clone, Copy, Debug)]
pub(in crate::interpret) enum Extraction {
    /// `Extracted<2>`, of the head.
    Head(u64),
    /// Of the body.
    Body,
    /// What a middleware passes on.
    Request,
}

impl Step {
    pub(in crate::interpret) fn call(&self) -> Option<&Call> {
        match self {
            Self::Build(call) | Self::Defer(call) => Some(call),
            Self::Await(_) | Self::Extract(_) => None,
        }
    }

    /// The call before the function.
    pub(super) fn built(&self) -> Option<&Call> {
        self.call().filter(|_| !matches!(self, Self::Defer(_)))
    }

    pub(super) fn call_mut(&mut self) -> Option<&mut Call> {
        match self {
            Self::Build(call) | Self::Defer(call) => Some(call),
            Self::Await(_) | Self::Extract(_) => None,
        }
    }
}
