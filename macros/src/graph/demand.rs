//! What a parameter asks for.

use super::{Access, Bindings, Holder, Source, TypeKey};

/// What a parameter asks for, as far as its type and attributes tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Demand {
    /// The parameter's name without `r#`; empty where its pattern has none.
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) choice: Choice,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Value(Asked),
    /// `impl Fn(…) -> T` or `impl AsyncFn(…) -> T`.
    Callable {
        key: TypeKey,
        is_async: bool,
        /// It returns `Result<T, E>`.
        is_fallible: bool,
        /// All that it returns: `SearchResult<T>` may be what an infallible factory makes.
        whole: Option<TypeKey>,
        arguments: usize,
    },
    /// `Option<&T>`
    Optional {
        whole: TypeKey,
        inner: Asked,
    },
    /// `Result<&T, E>`, or an alias of it
    Outcome {
        /// Unknown of what depends on type parameters.
        whole: Option<TypeKey>,
        inner: Asked,
    },
    /// `impl Deferred<T, E>`
    Deferred(Asked),
    /// `Vec<&T>`, or `Vec<(&'static str, &T)>`
    Collection {
        whole: TypeKey,
        member: Asked,
        is_named: bool,
    },
}

/// A type, and how it is asked for: `Db` of `&Arc<Db>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) key: TypeKey,
    pub(crate) access: Access,
    pub(crate) holder: Holder,
}

/// An `Option` in which a value may be.
pub(crate) struct Contents {
    pub(crate) asked: Asked,
    /// The value is in an `Arc` or a `Box` there, and is asked for without it.
    pub(crate) is_held: bool,
}

impl Asked {
    /// What may be asked for in its place, where it is asked for by reference: `Option<T>`, and
    /// `Option<Arc<T>>` and `Option<Box<T>>`.
    pub(crate) fn in_options(&self) -> Vec<Contents> {
        if self.access == Access::Owned {
            return Vec::new();
        }
        let in_option = |key: TypeKey, is_held| Contents {
            asked: Self {
                key: key.wrapped_in("Option"),
                access: self.access,
                holder: Holder::Plain,
            },
            is_held,
        };
        let held = |holder: &str| self.key.clone().wrapped_in(holder);
        match self.holder {
            Holder::Plain | Holder::Static => vec![
                in_option(self.key.clone(), false),
                in_option(held("Arc"), true),
                in_option(held("Box"), true),
            ],
            Holder::Arc => vec![in_option(held("Arc"), false)],
            Holder::Box => vec![in_option(held("Box"), false)],
        }
    }

    /// The collections that a provider may return of it.
    pub(super) fn in_collections(&self) -> [TypeKey; 3] {
        let key = || self.key.clone();
        [key(), key().wrapped_in("Arc"), key().wrapped_in("Box")]
            .map(|member| member.wrapped_in("Vec"))
    }

    fn owned(key: &TypeKey) -> Self {
        Self {
            key: key.clone(),
            access: Access::Owned,
            holder: Holder::Plain,
        }
    }

    /// Held in nothing, by value: what an extractor looks like.
    pub(super) fn is_by_value(&self) -> bool {
        self.access == Access::Owned && self.holder == Holder::Plain
    }
}

impl Shape {
    /// The type that is asked for, if there may be one or many of it too.
    pub(crate) fn key(&self) -> &TypeKey {
        match self {
            Self::Callable { key, .. } => key,
            Self::Value(asked)
            | Self::Deferred(asked)
            | Self::Optional { inner: asked, .. }
            | Self::Outcome { inner: asked, .. }
            | Self::Collection { member: asked, .. } => &asked.key,
        }
    }

    /// What a value is asked for as.
    pub(crate) fn asked(&self) -> Option<&Asked> {
        match self {
            Self::Callable { .. } => None,
            Self::Value(asked)
            | Self::Deferred(asked)
            | Self::Optional { inner: asked, .. }
            | Self::Outcome { inner: asked, .. }
            | Self::Collection { member: asked, .. } => Some(asked),
        }
    }

    /// There is something to give where nothing is provided.
    pub(crate) fn may_be_nothing(&self) -> bool {
        matches!(self, Self::Optional { .. } | Self::Collection { .. })
    }

    /// With these type parameters marked as such.
    pub(crate) fn mark(&mut self, parameters: &[String]) {
        for key in self.keys_mut() {
            *key = key.marked(parameters);
        }
    }

    fn keys_mut(&mut self) -> impl Iterator<Item = &mut TypeKey> {
        let (key, whole) = match self {
            Self::Callable { key, whole, .. } => (key, whole.as_mut()),
            Self::Value(asked) | Self::Deferred(asked) => (&mut asked.key, None),
            Self::Outcome {
                whole,
                inner: asked,
            } => (&mut asked.key, whole.as_mut()),
            Self::Optional {
                whole,
                inner: asked,
            }
            | Self::Collection {
                whole,
                member: asked,
                ..
            } => (&mut asked.key, Some(whole)),
        };
        [key].into_iter().chain(whole)
    }

    /// The same type, as nothing but a type: `Option<User>` may be what a provider gives.
    pub(super) fn whole(&self) -> Option<Asked> {
        match self {
            Self::Optional { whole, .. } | Self::Collection { whole, .. } => {
                Some(Asked::owned(whole))
            }
            Self::Outcome { whole, .. } => whole.as_ref().map(Asked::owned),
            Self::Value(_) | Self::Deferred(_) | Self::Callable { .. } => None,
        }
    }
}

impl Demand {
    /// The same where the `Result` that a call returns is what the factory makes.
    pub(super) fn of_whole_call(&self) -> Option<Self> {
        let mut demand = self.clone();
        let Shape::Callable {
            key,
            is_fallible,
            whole,
            ..
        } = &mut demand.shape
        else {
            return None;
        };
        *key = whole.take()?;
        *is_fallible = false;
        Some(demand)
    }

    /// What it gets where nothing is provided, if that is possible.
    pub(crate) fn nothing(&self) -> Option<Source> {
        match &self.shape {
            Shape::Optional { .. } => Some(Source::Optional(None)),
            Shape::Collection { is_named, .. } => Some(Source::Collection {
                members: Vec::new(),
                is_named: *is_named,
            }),
            Shape::Value(_)
            | Shape::Deferred(_)
            | Shape::Outcome { .. }
            | Shape::Callable { .. } => None,
        }
    }

    /// What an instance asks for, whose type parameters are these.
    pub(super) fn with(&self, bindings: &Bindings) -> Self {
        let mut demand = self.clone();
        for key in demand.shape.keys_mut() {
            *key = key.with(bindings);
        }
        demand
    }

    /// Held in nothing, by value: what an extractor looks like.
    pub(crate) fn is_by_value(&self) -> bool {
        matches!(&self.shape, Shape::Value(asked) if asked.is_by_value())
    }

    /// It may be an extractor, or the `Result` of one, if no provider gives it.
    pub(crate) fn may_be_extracted(&self) -> bool {
        let is_outcome = matches!(&self.shape, Shape::Outcome { inner, .. } if inner.is_by_value());
        self.choice == Choice::ByType && (is_outcome || self.is_by_value())
    }

    /// It depends on a type parameter.
    pub(crate) fn is_open(&self) -> bool {
        self.shape.key().is_pattern()
    }
}

/// What the attribute on the parameter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    ByType,
    /// `#[optional]`: it may be that nothing provides it.
    Optional,
    /// `#[dep]`
    Required,
    /// `#[dep(name)]`, `#[dep(name(args))]`
    Named {
        provider: String,
        arguments: Option<usize>,
    },
    /// `#[extract]`
    Extract,
    /// `#[arg]`
    Argument,
}
