use std::hash::{DefaultHasher, Hash, Hasher};

use proc_macro2::Span;

/// Of a text, and of where it stands: only `Debug` tells two expansions of one macro apart.
pub(crate) fn fingerprint(text: &str, span: Span) -> String {
    let mut hasher = DefaultHasher::new();
    (text, format!("{span:?}")).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
