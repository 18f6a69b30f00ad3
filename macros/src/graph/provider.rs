//! One provider, and the words that are said about it.

use super::{Parameter, Place, Source, TypeKey};

/// One function of the container, or one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Provider {
    pub(crate) name: String,
    pub(crate) lifetime: Lifetime,
    pub(crate) begins: Begins,
    pub(crate) key: TypeKey,
    /// `as = dyn Store`: the trait objects that it provides too.
    pub(crate) traits: Vec<TypeKey>,
    pub(crate) holder: Holder,
    /// It is waited for.
    pub(crate) is_async: bool,
    pub(crate) thread: Thread,
    pub(crate) turn: Turn,
    pub(crate) is_fallible: bool,
    /// How it writes what it returns.
    pub(crate) result: ResultName,
    /// Its value may hold references to what it was built from.
    pub(crate) borrows: bool,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) place: Place,
    /// The module it is declared in, by its position among those that the container takes in.
    pub(crate) module: Option<usize>,
    /// `billing` of `billing_config`, if the module is taken in under another name.
    pub(crate) prefix: Option<String>,
    /// The generic provider that this is one of.
    pub(crate) instance_of: Option<usize>,
    /// `teardown = path`: its value is kept for so long, and then ended.
    pub(crate) teardown: Option<Until>,
    pub(crate) sharing: Sharing,
}

/// Which functions of a request have the value that one of them has built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// That one.
    Own,
    /// `shared`: it and all functions further in. The value is in an `Arc`, whatever pointer the
    /// provider returns it in.
    Request { returned: Holder },
}

/// What the name of a return type says of whether it is a `Result`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResultName {
    /// `Result<T, E>` is one. Any other name is none, which rustc confirms where it is written.
    Own,
    /// `AppResult<T>` is one, which rustc confirms where it is written.
    Alias,
    /// It is the value, whatever it is: `infallible`.
    Unconfirmed,
}

/// When the value of a provider with a teardown ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// Behind the handler, before the response leaves. A singleton: at shutdown.
    End,
    /// `until = response`
    Response,
}

/// How long a value lives, which is how often its provider runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifetime {
    Input,
    Singleton,
    Request,
    Factory,
}

/// When a singleton is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// With the container. What is no singleton begins when it is asked for, and is no case of this.
    AtStart,
    /// `lazy`
    OnUse,
}

/// Where a provider's function runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thread {
    /// In the task that asks for its value.
    Own,
    /// On tokio's blocking pool, where it is waited for.
    Blocking,
}

/// Whether a provider runs before the handler's body is read, or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    BeforeBody,
    /// `after_body`
    AfterBody,
}

/// The pointer a value is kept in: `Arc<T>` and `Box<T>` both provide `T`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Plain,
    Arc,
    Box,
    /// `&'static T`, which a singleton may return.
    Static,
}

impl Lifetime {
    /// Built before the first request, and reached as a field of the container.
    pub(crate) fn is_kept(self) -> bool {
        matches!(self, Self::Input | Self::Singleton)
    }

    /// In the order in which messages and documentation list them.
    pub(crate) const ALL: [Self; 4] = [Self::Singleton, Self::Request, Self::Factory, Self::Input];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Singleton => "singleton",
            Self::Request => "request",
            Self::Factory => "factory",
        }
    }
}

impl Provider {
    /// The name as people say it, without `r#`.
    pub(crate) fn plain_name(&self) -> &str {
        self.name.strip_prefix("r#").unwrap_or(&self.name)
    }

    /// The name that its function has, which in a module may be without the prefix of the container.
    pub(crate) fn function_name(&self) -> &str {
        let own = self.prefix.as_ref().and_then(|prefix| {
            let rest = self.plain_name().strip_prefix(prefix.as_str())?;
            rest.strip_prefix('_')
        });
        own.unwrap_or_else(|| self.plain_name())
    }

    /// A singleton that is built on first use.
    pub(crate) fn is_lazy(&self) -> bool {
        self.begins == Begins::OnUse
    }

    /// It runs after the body is read, in a handler that reads one.
    pub(crate) fn is_after_body(&self) -> bool {
        self.turn == Turn::AfterBody
    }

    /// `shared`
    pub(crate) fn is_shared(&self) -> bool {
        self.sharing != Sharing::Own
    }

    pub(crate) fn is_blocking(&self) -> bool {
        self.thread == Thread::Blocking
    }

    /// Gives this type, or its value as this trait object.
    pub(crate) fn provides(&self, key: &TypeKey) -> bool {
        self.key == *key || self.traits.contains(key)
    }

    /// Which of its `traits` this type is, by its position: of several, the one whose path is nearest.
    pub(crate) fn cast_to(&self, key: &TypeKey) -> Option<usize> {
        let traits = self.traits.iter().enumerate();
        let alike = traits.rev().filter(|(_, object)| *object == key);
        let nearest =
            alike.max_by_key(|(_, object)| (object.agrees_with(key), object.shared_path(key)));
        nearest.map(|(position, _)| position)
    }

    /// The type as it gives it, which is this one by its last segments.
    fn given_as(&self, key: &TypeKey) -> Option<&TypeKey> {
        let mut given = [&self.key].into_iter().chain(&self.traits);
        given.find(|given| given.bind(key).is_some())
    }

    /// The path by which it writes this type may be the one that is asked for.
    pub(crate) fn agrees_with(&self, key: &TypeKey) -> bool {
        self.given_as(key)
            .is_some_and(|given| given.agrees_with(key))
    }

    /// How much of the path in this type is as it writes it.
    pub(crate) fn shared_path(&self, key: &TypeKey) -> usize {
        self.given_as(key).map_or(0, |given| given.shared_path(key))
    }

    /// The providers this one is built from.
    pub(crate) fn dependencies(&self) -> impl Iterator<Item = usize> + '_ {
        self.parameters
            .iter()
            .flat_map(|parameter| parameter.source.providers())
    }

    /// The position of the first parameter whose value comes from this provider.
    pub(crate) fn parameter_from(&self, provider: usize) -> Option<usize> {
        self.parameters.iter().position(|parameter| {
            parameter
                .source
                .providers()
                .any(|source| source == provider)
        })
    }

    /// The parameters that its caller gives, `#[arg]`s, in declared order.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(|parameter| parameter.source == Source::Argument)
    }
}
