//! `modules(billing::Billing as billing)`: the prefix of the names of a module's providers.

use std::collections::HashMap;
use std::rc::Rc;

use proc_macro2::Ident;
use quote::format_ident;
use syn::ext::IdentExt;

use super::carried::{Carried, CarriedProvider};
use super::take::Entry;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::block;
use crate::graph::resolve::{Choice, Demand};

/// The prefix of each module that has one, by its identity.
pub(super) struct Prefixes(HashMap<String, String>);

/// The names in the container of a module's provider, and of those that it requests by name.
#[derive(Clone, Default)]
pub(super) struct Renaming {
    pub(super) prefix: Option<String>,
    /// The names that providers of modules with a prefix have there, and those in the container.
    names: Rc<HashMap<String, String>>,
}

impl Prefixes {
    /// Those that are listed. A module under two names is reported.
    pub(super) fn of(entries: &[Entry], errors: &mut Errors) -> Self {
        let mut seen: HashMap<&str, Option<String>> = HashMap::new();
        for Entry {
            path,
            prefix,
            modules,
        } in entries
        {
            let prefix = prefix.as_ref().map(|prefix| prefix.unraw().to_string());
            let earlier = modules
                .last()
                .and_then(|module| seen.insert(&module.identity, prefix.clone()));
            let is_another = earlier.is_some_and(|earlier| earlier != prefix);
            errors.extend(is_another.then(|| block::module_under_two_names(path)));
        }
        let prefixes = seen.into_iter();
        let prefixes =
            prefixes.filter_map(|(identity, prefix)| Some((identity.to_owned(), prefix?)));
        Self(prefixes.collect())
    }

    /// Renames the providers of an entry, and what they request by name.
    pub(super) fn rename(&self, modules: &mut [Carried]) {
        if self.0.is_empty() {
            return;
        }
        let mut names = HashMap::new();
        for module in modules {
            let prefix = self.0.get(&module.identity);
            for provider in &module.providers {
                let name = provider.function.signature.ident.unraw().to_string();
                let renamed = prefix.map(|prefix| format!("{prefix}_{name}"));
                names.insert(name.clone(), renamed.unwrap_or(name));
            }
            let renaming = Renaming {
                prefix: prefix.cloned(),
                names: Rc::new(names.clone()),
            };
            for provider in &mut module.providers {
                provider.renaming = renaming.clone();
            }
        }
    }
}

impl Renaming {
    /// A demand by a name that is different in the container.
    pub(super) fn rename(&self, demand: &mut Demand) {
        if let Some(name) = self.names.get(&demand.name) {
            demand.name.clone_from(name);
        }
        if let Choice::Named { provider, .. } = &mut demand.choice
            && let Some(name) = self.names.get(provider)
        {
            provider.clone_from(name);
        }
    }
}

impl CarriedProvider {
    /// Its name in the container.
    pub(super) fn name(&self) -> Ident {
        let name = &self.function.signature.ident;
        match &self.renaming.prefix {
            Some(prefix) => format_ident!("{prefix}_{}", name.unraw(), span = name.span()),
            None => name.clone(),
        }
    }
}
