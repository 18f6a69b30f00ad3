use std::collections::HashMap;
use std::ops::Deref;

use super::{Parameter, Provider, TypeKey};

/// All providers of a graph, in declared order, with an index: a handler's graph may have a thousand
/// of which it asks for two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Providers {
    all: Vec<Provider>,
    by_type: HashMap<TypeKey, Vec<usize>>,
    generic: Vec<usize>,
}

impl Providers {
    pub(crate) fn push(&mut self, provider: Provider) {
        let position = self.all.len();
        for key in [&provider.key].into_iter().chain(&provider.traits) {
            let positions = self.by_type.entry(key.clone()).or_default();
            if positions.last() != Some(&position) {
                positions.push(position);
            }
        }
        if provider.is_generic() {
            self.generic.push(position);
        }
        self.all.push(provider);
    }

    /// Those that give exactly this type, or their value as this trait object.
    pub(super) fn of_type(&self, key: &TypeKey) -> &[usize] {
        self.by_type.get(key).map_or(&[], Vec::as_slice)
    }

    /// Those that have type parameters.
    pub(super) fn generic(&self) -> &[usize] {
        &self.generic
    }

    pub(super) fn set_name(&mut self, position: usize, name: String) {
        self.all[position].name = name;
    }

    /// Its value may hold references, because that of one of its type arguments may.
    pub(super) fn set_borrows(&mut self, position: usize) {
        self.all[position].borrows = true;
    }

    pub(crate) fn set_parameters(&mut self, position: usize, parameters: Vec<Parameter>) {
        self.all[position].parameters = parameters;
    }
}

impl Deref for Providers {
    type Target = [Provider];

    fn deref(&self) -> &[Provider] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Providers {
    type Item = &'a Provider;
    type IntoIter = std::slice::Iter<'a, Provider>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

impl FromIterator<Provider> for Providers {
    fn from_iter<I: IntoIterator<Item = Provider>>(providers: I) -> Self {
        let mut all = Self::default();
        for provider in providers {
            all.push(provider);
        }
        all
    }
}
