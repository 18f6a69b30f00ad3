//! The locals of a plan, and their ids.

use std::ops::{Index, IndexMut};

/// The id of a local. It cannot be mixed up with the position of a step or of a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LocalId(usize);

/// A value for each local of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PerLocal<T>(Vec<T>);

impl<T> PerLocal<T> {
    /// Adds the value of a new local.
    pub(crate) fn push(&mut self, value: T) -> LocalId {
        self.0.push(value);
        LocalId(self.0.len() - 1)
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn ids(
        &self,
    ) -> impl DoubleEndedIterator<Item = LocalId> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(LocalId)
    }

    /// The values with the ids of their locals.
    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = (LocalId, &T)> {
        self.ids().zip(&self.0)
    }

    /// The same value for each of these locals.
    pub(super) fn same<U: Clone>(&self, value: U) -> PerLocal<U> {
        PerLocal(vec![value; self.0.len()])
    }
}

impl<T> Default for PerLocal<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<T> for PerLocal<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

impl<T> Index<LocalId> for PerLocal<T> {
    type Output = T;

    fn index(&self, local: LocalId) -> &T {
        &self.0[local.0]
    }
}

impl<T> IndexMut<LocalId> for PerLocal<T> {
    fn index_mut(&mut self, local: LocalId) -> &mut T {
        &mut self.0[local.0]
    }
}
