//! The types that a block provides, as it spells them. Two that the macros take for two may be one:
//! `PgPool` and `Pool<Pg>`.

use std::collections::HashSet;

use syn::Type;

use super::parse::{Container, Declaration};
use crate::graph::TypeKey;
use crate::syntax::{peel, type_key};

/// A type of a block, at the first provider that spells it so.
pub(super) struct Spelling<'a> {
    pub(super) provider: &'a Declaration,
    pub(super) ty: &'a Type,
    key: TypeKey,
}

/// The types of a block.
pub(super) struct Spellings<'a> {
    /// No two of them are one type, as far as the macros see.
    pub(super) distinct: Vec<Spelling<'a>>,
    /// The generic ones that have special cases in the block, which is no mistake: `Repo<T>` beside
    /// `Repo<User>`.
    pub(super) generic: Vec<Spelling<'a>>,
}

impl<'a> Spellings<'a> {
    /// What the block provides itself: the types of its modules have no name in it.
    pub(super) fn of(block: &'a Container) -> Self {
        let own = block.providers.iter().filter(|provider| provider.is_own());
        let instances = block.instances.iter().map(|kept| &kept.declaration);
        let mut known = HashSet::new();
        let all = own.chain(instances).flat_map(spellings);
        let all = all.filter(|spelling| known.insert(spelling.key.clone()));
        let all: Vec<_> = all.collect();
        let generic: Vec<_> = all
            .iter()
            .map(|spelling| all.iter().any(|other| spelling.has_case(other)))
            .collect();
        let (generic, distinct): (Vec<_>, Vec<_>) = all
            .into_iter()
            .zip(generic)
            .partition(|(_, has_cases)| *has_cases);
        let spelling = |(spelling, _)| spelling;
        Self {
            distinct: distinct.into_iter().map(spelling).collect(),
            generic: generic.into_iter().map(spelling).collect(),
        }
    }

    /// The types that are no case of a generic one. Of two generic ones, the second is the other.
    pub(super) fn others(&self, generic: usize) -> impl Iterator<Item = &Spelling<'a>> {
        let later = self.generic.iter().skip(generic + 1);
        let generic = &self.generic[generic];
        let all = self.distinct.iter().chain(later);
        all.filter(|other| !generic.has_case(other))
    }
}

impl Spelling<'_> {
    /// It is generic, and the other one may be a case of it, as it is written.
    fn has_case(&self, other: &Self) -> bool {
        self.key.is_pattern() && self.key != other.key && self.key.may_be(&other.key)
    }
}

/// What a provider gives: its value, what is in an `Arc` or a `Box`, and its trait objects. Nobody asks
/// for `()`.
fn spellings(provider: &Declaration) -> impl Iterator<Item = Spelling<'_>> {
    let whole = &provider.returned.provided;
    let types = [whole, peel(whole).1].into_iter();
    let types = types.chain(&provider.options.traits);
    let spellings = types.map(|ty| Spelling {
        provider,
        ty,
        key: type_key(ty).marked(&provider.generics),
    });
    spellings.filter(|spelling| !spelling.key.is_unit())
}
