//! How a provider's function is reached that is declared in a module of the container.

use proc_macro2::Ident;

use super::{Scope, Setting};
use crate::plan::{Argument, Origin};
use crate::syntax::{Code, code, number};

impl Scope<'_> {
    /// What has the provider's function: `App`, or a module of it.
    pub(crate) fn owner(&self, provider: usize) -> Code {
        match self.graph.providers[provider].module {
            Some(module) if self.has_names() => Code::from(self.module_name(module)),
            Some(module) => self.module(module),
            None => self.container.clone(),
        }
    }

    /// A name for each module that has a function which is called, once: `0` is a constant with a
    /// body of its own, each time that it is written.
    ///
    /// Output:
    /// ```ignore
    /// type __Module0 = Module<App, N0>;
    /// ```
    pub(crate) fn module_names(&self) -> Code {
        let modules = self.modules().into_iter().map(|module| {
            let (name, path) = (self.module_name(module), self.module(module));
            code!(self.site=> type #name = #path;)
        });
        modules.collect()
    }

    /// The same without a name for the module, which is not known to be called: `<Module<App, N0>>`
    pub(super) fn owner_by_path(&self, provider: usize) -> Code {
        match self.graph.providers[provider].module {
            Some(module) => {
                let path = self.module(module);
                code!(self.site=> <#path>)
            }
            None => self.container.clone(),
        }
    }

    /// `App`, or a module of it.
    pub(super) fn block(&self, module: Option<usize>) -> Code {
        module.map_or_else(|| self.container.clone(), |module| self.module(module))
    }

    fn module(&self, module: usize) -> Code {
        if let Some(path) = self.modules.get(module) {
            return path.clone();
        }
        let (container, module) = (&self.container, number(self.site, module));
        code!(self.site=> #hardwire::__private::Module<#container, #module>)
    }

    /// Where the code is a function of its own.
    fn has_names(&self) -> bool {
        matches!(self.setting, Setting::Handler | Setting::Task)
    }

    fn modules(&self) -> Vec<usize> {
        let mut providers = Vec::new();
        for local in &self.plan.locals {
            match local.origin {
                Origin::Provider(provider) | Origin::ProviderParameter { provider, .. } => {
                    providers.push(provider);
                }
                Origin::Lazy(_) | Origin::Parameter(_) => {}
            }
        }
        self.plan.any_argument(&mut |argument| {
            match argument {
                Argument::Closure(closure) => providers.push(closure.call.provider),
                Argument::Singleton {
                    provider, given, ..
                } if given.cast.is_some() => {
                    providers.push(*provider);
                }
                Argument::Local { local, given, .. } if given.cast.is_some() => {
                    providers.extend(self.plan.locals[*local].origin.provider());
                }
                _ => {}
            }
            false
        });
        let modules = providers.into_iter();
        let mut modules: Vec<_> = modules
            .filter_map(|provider| self.graph.providers[provider].module)
            .collect();
        modules.sort_unstable();
        modules.dedup();
        modules
    }

    fn module_name(&self, module: usize) -> Ident {
        self.site.name(&format!("__Module{module}"))
    }
}
