//! The path by which a type is written. Only its last segment is compared, because a macro does not
//! know what is in scope; the others decide between types that are alike otherwise.

use super::{Head, TypeKey};

/// A path without its type arguments.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    last: String,
    /// The segments before the last one, the nearest first.
    qualifiers: Vec<String>,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.last == other.last
    }
}

impl Eq for Name {}

/// Segments that say where a path begins, and nothing about the type.
const STARTS: [&str; 4] = ["crate", "$crate", "self", "super"];

impl Name {
    pub(crate) fn new(last: impl Into<String>) -> Self {
        Self {
            last: last.into(),
            qualifiers: Vec::new(),
        }
    }

    /// The name of a path with these segments, which are at least one.
    pub(crate) fn of_path(segments: impl IntoIterator<Item = String>) -> Self {
        let is_meant = |segment: &String| !STARTS.contains(&segment.as_str());
        let mut segments: Vec<_> = segments.into_iter().collect();
        let last = segments.pop().unwrap_or_default();
        Self {
            last,
            qualifiers: segments.into_iter().rev().filter(is_meant).collect(),
        }
    }

    pub(crate) fn last(&self) -> &str {
        &self.last
    }

    /// The segments as they are written, the last one at the end.
    pub(super) fn segments(&self) -> impl Iterator<Item = &str> {
        let qualifiers = self.qualifiers.iter().rev();
        qualifiers.chain([&self.last]).map(String::as_str)
    }

    pub(super) fn is_qualified(&self) -> bool {
        !self.qualifiers.is_empty()
    }

    /// How many segments before the last one are the same.
    fn shared_qualifiers(&self, other: &Self) -> usize {
        let pairs = self.qualifiers.iter().zip(&other.qualifiers);
        pairs.take_while(|(own, other)| own == other).count()
    }

    /// One of the paths is the end of the other.
    fn agrees_with(&self, other: &Self) -> bool {
        let shorter = self.qualifiers.len().min(other.qualifiers.len());
        self.shared_qualifiers(other) == shorter
    }
}

impl Head {
    fn path(&self) -> Option<&Name> {
        match self {
            Self::Named(name) | Self::Callable(name) => Some(name),
            _ => None,
        }
    }
}

impl TypeKey {
    /// How much of the paths in two equal keys is the same, beyond their last segments.
    pub(crate) fn shared_path(&self, other: &Self) -> usize {
        let own = self.head.path().zip(other.head.path());
        let own = own.map_or(0, |(own, other)| own.shared_qualifiers(other));
        let parts = self.parts.iter().zip(&other.parts);
        own + parts
            .map(|(own, other)| own.shared_path(other))
            .sum::<usize>()
    }

    /// Whether two equal keys can be one type: `users::Read` is not `posts::Read`, and `Read` may be
    /// either.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let own = self.head.path().zip(other.head.path());
        let mut parts = self.parts.iter().zip(&other.parts);
        own.is_none_or(|(own, other)| own.agrees_with(other))
            && parts.all(|(own, other)| own.agrees_with(other))
    }
}

#[cfg(test)]
mod tests {
    use super::TypeKey;

    fn key(text: &str) -> TypeKey {
        TypeKey::decode(text).unwrap()
    }

    #[test]
    fn paths_are_compared_from_their_ends() {
        let shared = |one: &str, other: &str| key(one).shared_path(&key(other));
        assert_eq!(shared("a::b::Model", "b::Model"), 1);
        assert_eq!(shared("a::b::Model", "a::c::Model"), 0);
        assert_eq!(shared("Of<a::Id, b::Id>", "Of<a::Id, b::Id>"), 2);
        assert_eq!(shared("Model", "b::Model"), 0);
    }

    #[test]
    fn what_is_written_longer_may_be_the_same() {
        let agrees = |one: &str, other: &str| key(one).agrees_with(&key(other));
        assert!(agrees("Read", "users::Read"));
        assert!(agrees("users::Read", "app::users::Read"));
        assert!(!agrees("Auth<users::Read>", "Auth<posts::Read>"));
    }
}
