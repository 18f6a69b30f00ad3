use super::{Lifetime, Parameter, Place, Source, Teardown};

/// A provider function of the container, or an input.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Provider {
    name: &'static str,
    pub(super) lifetime: Lifetime,
    provides: &'static str,
    pub(super) traits: Vec<&'static str>,
    pub(super) special: Special,
    pub(super) is_async: bool,
    pub(super) is_fallible: bool,
    pub(super) turn: Turn,
    pub(super) teardown: Option<Teardown>,
    pub(super) module: Option<&'static str>,
    place: Place,
    pub(super) parameters: Vec<Parameter>,
}

/// A property that depends on the scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Special {
    Nothing,
    /// A singleton that is built on first use.
    Lazy,
    /// A request value that is shared by all functions of a request.
    Shared,
}

/// Whether the provider runs before or after the body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Turn {
    BeforeBody,
    AfterBody,
}

impl Provider {
    pub(super) const fn new(
        lifetime: Lifetime,
        name: &'static str,
        provides: &'static str,
        place: Place,
    ) -> Self {
        Self {
            name,
            lifetime,
            provides,
            traits: Vec::new(),
            special: Special::Nothing,
            is_async: false,
            is_fallible: false,
            turn: Turn::BeforeBody,
            teardown: None,
            module: None,
            place,
            parameters: Vec::new(),
        }
    }
}

impl Provider {
    /// The name of the function.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The scope.
    #[must_use]
    pub const fn lifetime(&self) -> Lifetime {
        self.lifetime
    }

    /// The provided type as the container compares it: without path and lifetimes.
    #[must_use]
    pub const fn provides(&self) -> &'static str {
        self.provides
    }

    /// The trait objects that it also provides, by `as = dyn Store`.
    #[must_use]
    pub fn traits(&self) -> &[&'static str] {
        &self.traits
    }

    /// Whether it is a singleton that is built on first use.
    #[must_use]
    pub const fn is_lazy(&self) -> bool {
        matches!(self.special, Special::Lazy)
    }

    /// Whether it is a request value that is shared by all functions of a request.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        matches!(self.special, Special::Shared)
    }

    /// Whether it is an `async fn`.
    #[must_use]
    pub const fn is_async(&self) -> bool {
        self.is_async
    }

    /// Whether it returns a `Result`.
    #[must_use]
    pub const fn is_fallible(&self) -> bool {
        self.is_fallible
    }

    /// Whether it is marked `after_body`, and so runs after the body in a handler that reads one.
    #[must_use]
    pub const fn is_after_body(&self) -> bool {
        matches!(self.turn, Turn::AfterBody)
    }

    /// When its value is torn down, if it declares a teardown.
    #[must_use]
    pub const fn teardown(&self) -> Option<Teardown> {
        self.teardown
    }

    /// The `#[module]` that declares it, or `None` for the container's own providers.
    #[must_use]
    pub const fn module(&self) -> Option<&'static str> {
        self.module
    }

    /// The source line of the declaration.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Its parameters in declared order, with their sources.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// `as dyn Store`: the other types that it provides.
    pub(super) fn aliases(&self) -> impl Iterator<Item = String> {
        self.traits.iter().map(|name| format!("as {name}"))
    }

    /// `lazy`, `async`, `fallible`, `after body`, `teardown`, `from Chat`: its properties.
    pub(super) fn marks(&self) -> impl Iterator<Item = String> {
        let is_lazy = self.is_lazy().then(|| "lazy".to_owned());
        let is_shared = self.is_shared().then(|| "shared".to_owned());
        let is_async = self.is_async.then(|| "async".to_owned());
        let is_fallible = self.is_fallible.then(|| "fallible".to_owned());
        let is_after_body = self.is_after_body().then(|| "after body".to_owned());
        let teardown = self.teardown.map(|teardown| teardown.mark().to_owned());
        let module = self.module.map(|module| format!("from {module}"));
        [
            is_lazy,
            is_shared,
            is_async,
            is_fallible,
            is_after_body,
            teardown,
            module,
        ]
        .into_iter()
        .flatten()
    }

    /// `claude(model)`: the name, with the arguments that the caller passes.
    fn signature(&self) -> String {
        let arguments: Vec<_> = self
            .parameters
            .iter()
            .filter(|parameter| matches!(parameter.source(), Source::Argument(_)))
            .map(Parameter::name)
            .collect();
        if arguments.is_empty() {
            self.name.to_owned()
        } else {
            format!("{}({})", self.name, arguments.join(", "))
        }
    }

    /// The lines of its card in a picture: `claude(model)`, the type, the traits, the properties, and the parts of
    /// the request that it uses.
    pub(super) fn lines(&self) -> Vec<String> {
        let marks: Vec<_> = self.marks().collect();
        let reads: Vec<_> = self.reads().collect();
        let mut lines = vec![self.signature(), self.provides.to_owned()];
        lines.extend(self.aliases());
        if !marks.is_empty() {
            lines.push(marks.join(", "));
        }
        if !reads.is_empty() {
            lines.push(format!("reads {}", reads.join(", ")));
        }
        lines
    }

    fn reads(&self) -> impl Iterator<Item = &'static str> {
        self.parameters
            .iter()
            .filter_map(|parameter| match parameter.source() {
                Source::Part(type_name) | Source::Extractor(type_name) => Some(*type_name),
                _ => None,
            })
    }
}
