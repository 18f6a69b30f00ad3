use std::collections::HashMap;
use std::ops::Deref;

use proc_macro2::Ident;

use super::declaration::Declaration;

/// The providers of one block, in order, with an index: a name is looked up for each that is added,
/// and to compare two identifiers writes both of them down.
#[derive(Default)]
pub(crate) struct Declarations {
    all: Vec<Declaration>,
    by_name: HashMap<String, usize>,
}

impl Declarations {
    pub(crate) fn push(&mut self, provider: Declaration) {
        let name = provider.name().to_string();
        self.by_name.insert(name, self.all.len());
        self.all.push(provider);
    }

    /// The one that is called so.
    pub(super) fn named(&self, name: &Ident) -> Option<&Declaration> {
        let position = self.by_name.get(&name.to_string())?;
        self.all.get(*position)
    }
}

impl Extend<Declaration> for Declarations {
    fn extend<I: IntoIterator<Item = Declaration>>(&mut self, providers: I) {
        for provider in providers {
            self.push(provider);
        }
    }
}

impl Deref for Declarations {
    type Target = [Declaration];

    fn deref(&self) -> &[Declaration] {
        &self.all
    }
}

impl IntoIterator for Declarations {
    type Item = Declaration;
    type IntoIter = std::vec::IntoIter<Declaration>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

impl<'a> IntoIterator for &'a Declarations {
    type Item = &'a Declaration;
    type IntoIter = std::slice::Iter<'a, Declaration>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
