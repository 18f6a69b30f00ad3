use std::collections::HashMap;
use std::iter::Chain;
use std::ops::Index;
use std::rc::Rc;
use std::slice;

use super::{Parameter, Provider, TypeKey};

/// All providers of a graph, in declared order, with an index: a handler's graph may have a thousand
/// of which it asks for two.
///
/// A copy shares those that were there before, and has its own ones after them. So a handler that makes
/// instances of generic providers copies none of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Providers {
    shared: Rc<Part>,
    own: Part,
}

/// Some of the providers, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Part {
    all: Vec<Provider>,
    by_type: HashMap<TypeKey, Vec<usize>>,
    generic: Vec<usize>,
}

impl Part {
    fn push(&mut self, position: usize, provider: Provider) {
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

    fn of_type(&self, key: &TypeKey) -> slice::Iter<'_, usize> {
        let positions = self.by_type.get(key).map_or(&[][..], Vec::as_slice);
        positions.iter()
    }
}

impl Providers {
    pub(crate) fn push(&mut self, provider: Provider) {
        let position = self.len();
        match Rc::get_mut(&mut self.shared) {
            Some(shared) if self.own.all.is_empty() => shared.push(position, provider),
            _ => self.own.push(position, provider),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.shared.all.len() + self.own.all.len()
    }

    pub(crate) fn iter(&self) -> Iter<'_> {
        self.shared.all.iter().chain(&self.own.all)
    }

    /// Those that give exactly this type, or their value as this trait object.
    pub(super) fn of_type(&self, key: &TypeKey) -> impl DoubleEndedIterator<Item = usize> {
        let shared = self.shared.of_type(key);
        shared.chain(self.own.of_type(key)).copied()
    }

    /// Those that have type parameters.
    pub(super) fn generic(&self) -> impl Iterator<Item = usize> {
        let shared = self.shared.generic.iter();
        shared.chain(&self.own.generic).copied()
    }

    pub(super) fn set_name(&mut self, position: usize, name: String) {
        self.at(position).name = name;
    }

    /// Its value may hold references, because that of one of its type arguments may.
    pub(super) fn set_borrows(&mut self, position: usize) {
        self.at(position).borrows = true;
    }

    pub(crate) fn set_parameters(&mut self, position: usize, parameters: Vec<Parameter>) {
        self.at(position).parameters = parameters;
    }

    fn at(&mut self, position: usize) -> &mut Provider {
        match position.checked_sub(self.shared.all.len()) {
            Some(own) => &mut self.own.all[own],
            None => &mut Rc::make_mut(&mut self.shared).all[position],
        }
    }
}

type Iter<'a> = Chain<slice::Iter<'a, Provider>, slice::Iter<'a, Provider>>;

impl Index<usize> for Providers {
    type Output = Provider;

    fn index(&self, position: usize) -> &Provider {
        match position.checked_sub(self.shared.all.len()) {
            Some(own) => &self.own.all[own],
            None => &self.shared.all[position],
        }
    }
}

impl<'a> IntoIterator for &'a Providers {
    type Item = &'a Provider;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::Providers;
    use crate::graph::Lifetime::Request;
    use crate::graph::TypeKey;
    use crate::graph::sample::provider;

    #[test]
    fn what_is_added_to_a_copy_comes_after_what_both_share() {
        let original: Providers = ["user", "order"]
            .map(|name| provider(name, Request, &[]))
            .into_iter()
            .collect();
        let mut copy = original.clone();
        copy.push(provider("page", Request, &[]));
        copy.push(provider("user", Request, &[]));
        copy.set_name(3, "user_2".to_owned());
        assert!(Rc::ptr_eq(&original.shared, &copy.shared));
        assert_eq!((original.len(), copy.len()), (2, 4));
        let names: Vec<_> = copy.iter().map(|provider| provider.name.as_str()).collect();
        assert_eq!(names, ["user", "order", "page", "user_2"]);
        let users: Vec<_> = copy.of_type(&TypeKey::named("user")).collect();
        assert_eq!(users, [0, 3]);
        assert_eq!(copy[2].name, "page");
    }
}
