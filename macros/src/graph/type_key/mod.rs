//! A type as the graph compares it.

mod path;
mod reader;
mod text;
mod unify;

use std::hash::{Hash, Hasher};

pub(crate) use path::Name;
pub(crate) use unify::Bindings;

/// A type as a tree: what stands at its head, and the types it is made of.
///
/// Two keys are equal if the last segments of their paths are, at every depth. Lifetimes and
/// parentheses are not part of a key, and neither is the reference, `Arc` or `Box` that a value is
/// held in. The bounds of a trait object are sorted. The type parameters of a generic provider are
/// marked, which no message shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TypeKey {
    head: Head,
    parts: Vec<TypeKey>,
}

/// What kind of type it is, without the types it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Head {
    /// A type parameter of a generic provider.
    Parameter(String),
    /// `Map<K, V>`: its parts are its type arguments.
    Named(Name),
    /// `Fn(A) -> B`: its parts are the arguments, and the output at the end.
    Callable(Name),
    /// `fn(A) -> B`, with what stands before `fn`: its parts are as those of `Fn(A) -> B`.
    Function(String),
    /// `&T`
    Reference,
    /// `&mut T`
    ExclusiveReference,
    /// `*const T`
    ConstPointer,
    /// `*mut T`
    MutPointer,
    Tuple,
    Slice,
    /// `[T; N]`
    Array,
    /// `dyn A + B`
    TraitObject,
    /// `impl A + B`
    ImplTrait,
    /// `Item = T`
    Binding(String),
    /// `<S as Trait>::Name`: its parts are `S`, the trait if there is one, and the type arguments.
    Projection(String),
    /// An expression, a macro, or anything else that is compared as it is written.
    Text(String),
}

impl TypeKey {
    pub(crate) fn new(head: Head, parts: Vec<TypeKey>) -> Self {
        Self { head, parts }
    }

    /// A type without type arguments.
    pub(crate) fn named(name: &str) -> Self {
        Self::new(Head::Named(Name::new(name)), Vec::new())
    }

    /// `Option<T>` of `T`.
    pub(crate) fn wrapped_in(self, name: &str) -> Self {
        Self::new(Head::Named(Name::new(name)), vec![self])
    }

    /// `&T` of `T`.
    pub(crate) fn referenced(self) -> Self {
        Self::new(Head::Reference, vec![self])
    }

    /// `&mut T` of `T`.
    pub(crate) fn exclusively_referenced(self) -> Self {
        Self::new(Head::ExclusiveReference, vec![self])
    }

    /// `(&str, T)` of `T`.
    pub(crate) fn beside_its_name(self) -> Self {
        let name = Self::named("str").referenced();
        Self::new(Head::Tuple, vec![name, self])
    }

    /// The last segment of its path, and nothing for a type without one.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.head {
            Head::Named(name) => Some(name.last()),
            _ => None,
        }
    }

    /// A path of this name without type arguments.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.parts.is_empty() && self.name() == Some(name)
    }

    /// It has types in it, which may be type arguments of a generic provider.
    pub(crate) fn is_made_of_others(&self) -> bool {
        !self.parts.is_empty()
    }

    /// `()`, which a guard provides, and which no parameter can ask for.
    pub(crate) fn is_unit(&self) -> bool {
        self.head == Head::Tuple && self.parts.is_empty()
    }

    /// `dyn Store`
    pub(crate) fn is_trait_object(&self) -> bool {
        self.head == Head::TraitObject
    }

    /// A trait object is somewhere in it.
    pub(crate) fn has_trait_object(&self) -> bool {
        self.is_trait_object() || self.parts.iter().any(Self::has_trait_object)
    }

    /// The bounds of an `impl Trait`, as `Store + Send`.
    pub(crate) fn impl_bounds(&self) -> Option<String> {
        (self.head == Head::ImplTrait).then(|| text::bounds(&self.parts))
    }

    /// The signature of a function type or of a callable trait object, as `(A) -> B`.
    pub(crate) fn signature(&self) -> Option<String> {
        match (&self.head, self.parts.as_slice()) {
            (Head::Function(_), _) => Some(text::signature(&self.parts)),
            (Head::TraitObject, [callable, ..]) if callable.is_callable() => {
                Some(text::signature(&callable.parts))
            }
            _ => None,
        }
    }

    /// `impl FnOnce() -> T`, `fn() -> T`: no extractor has such a type.
    pub(crate) fn is_called_or_opaque(&self) -> bool {
        matches!(self.head, Head::ImplTrait | Head::Function(_))
    }

    fn is_callable(&self) -> bool {
        matches!(self.head, Head::Callable(_))
    }

    /// `T` of `Option<T>`, for the wrapper of this name.
    pub(crate) fn argument_of(&self, wrapper: &str) -> Option<&Self> {
        match self.parts.as_slice() {
            [only] if self.name() == Some(wrapper) => Some(only),
            _ => None,
        }
    }

    /// The type arguments of a path.
    pub(crate) fn arguments(&self) -> &[Self] {
        match self.head {
            Head::Named(_) => &self.parts,
            _ => &[],
        }
    }

    /// `Mutex` and `Db` of `Mutex<Db>`.
    pub(crate) fn wrapper(&self) -> Option<(&str, &Self)> {
        match self.parts.as_slice() {
            [only] => Some((self.name()?, only)),
            _ => None,
        }
    }

    /// `Db` of `Vec<Db>`, of `Vec<&mut Db>` and of `Vec<Box<Db>>`.
    pub(crate) fn member(&self) -> Option<&Self> {
        let member = self.argument_of("Vec")?;
        let member = match (&member.head, member.parts.as_slice()) {
            (Head::ExclusiveReference, [referenced]) => referenced,
            _ => member,
        };
        Some(member.argument_of("Box").unwrap_or(member))
    }

    /// The type without its type arguments: `Json` of `Json<Ask>`.
    pub(crate) fn base(&self) -> String {
        match &self.head {
            Head::Named(name) => name.last().to_owned(),
            _ => self.to_string(),
        }
    }

    /// The part at this position of the tree.
    #[cfg(test)]
    fn at(&self, position: &[usize]) -> &Self {
        position.iter().fold(self, |key, part| &key.parts[*part])
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.last().hash(state);
    }
}
