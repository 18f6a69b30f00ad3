//! The types that a block provides, as it spells them. Two that the macros take for two may be one:
//! `PgPool` and `Pool<Pg>`.

use std::collections::HashMap;

use syn::Type;

use super::parse::{Container, Declaration};
use crate::graph::{Holder, TypeKey};
use crate::syntax::type_key;

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
    /// The generic ones that have special cases in the block, which is allowed: `Repo<T>` beside
    /// `Repo<User>`.
    pub(super) generic: Vec<Spelling<'a>>,
}

impl<'a> Spellings<'a> {
    /// The types that the block itself provides. It cannot name the types of its modules.
    pub(super) fn of(block: &'a Container) -> Self {
        let own = block.providers.iter().filter(|provider| provider.is_own());
        let instances = block.instances.iter().map(|kept| &kept.declaration);
        let mut known = Known::default();
        let all = own.chain(instances).flat_map(spellings);
        let all = all.filter(|spelling| known.insert(&spelling.key));
        let all: Vec<_> = all.collect();
        let has_cases = |spelling: &Spelling<'_>| {
            // Most blocks have no generic type, and then no two types are compared.
            let mut others = all.iter();
            spelling.key.is_pattern() && others.any(|other| spelling.key.has_case(&other.key))
        };
        let has_cases: Vec<_> = all.iter().map(has_cases).collect();
        let (generic, distinct): (Vec<_>, Vec<_>) = all
            .into_iter()
            .zip(has_cases)
            .partition(|(_, has_cases)| *has_cases);
        let spelling = |(spelling, _)| spelling;
        Self {
            distinct: distinct.into_iter().map(spelling).collect(),
            generic: generic.into_iter().map(spelling).collect(),
        }
    }

    /// A generic one of the block may be this type too: `Repo<User>`.
    pub(super) fn is_case(&self, spelling: &Spelling<'_>) -> bool {
        let mut generic = self.generic.iter();
        generic.any(|generic| generic.key.may_be(&spelling.key))
    }

    /// The types that have nothing in common with a generic one. Of two generic ones, the second is the
    /// other.
    pub(super) fn others(&self, generic: usize) -> impl Iterator<Item = &Spelling<'a>> {
        let later = self.generic.iter().skip(generic + 1);
        let generic = &self.generic[generic];
        let all = self.distinct.iter().chain(later);
        all.filter(|other| !generic.key.may_be(&other.key))
    }
}

/// The spellings so far. `a::Client` and `b::Client` may be two types, so they are two spellings.
#[derive(Default)]
struct Known(HashMap<TypeKey, Vec<TypeKey>>);

impl Known {
    /// Adds it, unless another one agrees with it.
    fn insert(&mut self, key: &TypeKey) -> bool {
        let alike = self.0.entry(key.clone()).or_default();
        let is_new = !alike.iter().any(|other| other.agrees_with(key));
        if is_new {
            alike.push(key.clone());
        }
        is_new
    }
}

/// The types that a provider serves: its value, the content of an `Arc` or a `Box`, and its trait objects. No parameter
/// requests `()`.
fn spellings(provider: &Declaration) -> impl Iterator<Item = Spelling<'_>> {
    let returned = &provider.returned;
    let whole = &returned.provided;
    let spelling = |ty| Spelling {
        provider,
        ty,
        key: type_key(ty).marked(&provider.generics),
    };
    let value = Spelling {
        provider,
        ty: returned.inner(),
        key: returned.key.clone(),
    };
    let is_held = returned.holder != Holder::Plain;
    let held = is_held.then(|| spelling(whole));
    let objects = provider.options.traits.iter().map(spelling);
    let all = [value].into_iter().chain(held).chain(objects);
    all.filter(|spelling| !spelling.key.is_unit())
}
