use super::Value::{Listed, Nothing};
use super::words;

/// A function whose parameters may have a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Provider,
    Factory,
    /// Any function under `#[inject]`.
    Injected,
    Task,
}
use Owner::{Factory, Injected, Provider, Task};

impl Owner {
    /// "a provider", as a message calls it.
    pub(crate) fn article_and_name(self) -> &'static str {
        match self {
            Provider => "a provider",
            Factory => "a `#[factory]`",
            Injected => "an `#[inject]` function",
            Task => "a task",
        }
    }
}

words! {
    /// An attribute of a parameter.
    Marker on Owner {
        /// Without a value, it also says that the parameter is a dependency and not an extractor.
        Dep: "dep" Listed { example: "name" }, on [Provider, Injected];
        Optional: "optional" Nothing, on [Provider, Injected];
        Extract: "extract" Nothing, on [Provider, Injected];
        Arg: "arg" Nothing, on [Factory, Task];
    }
}
