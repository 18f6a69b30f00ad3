//! Paths to the functions of providers that are declared in modules.

use proc_macro2::Ident;

use super::{Emitter, Setting};
use crate::plan::{Argument, LocalOrigin};
use crate::syntax::{Code, code, number};

impl Emitter<'_> {
    /// The type with the provider's function: `App`, or a module of it.
    pub(crate) fn owner(&self, provider: usize) -> Code {
        match self.graph.providers[provider].module {
            Some(module) if self.has_names() => Code::from(self.module_name(module)),
            Some(module) => self.module(module),
            None => self.container.clone(),
        }
    }

    /// A type alias for each module with a called function, so that its path is written once.
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

    /// The same without the alias, for a module that may have no called function: `<Module<App, N0>>`
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

    /// Whether the code is a function of its own, which begins with the aliases.
    fn has_names(&self) -> bool {
        matches!(self.setting, Setting::Handler | Setting::Task)
    }

    fn modules(&self) -> Vec<usize> {
        let mut providers = Vec::new();
        for local in self.plan.locals.iter() {
            match local.origin {
                LocalOrigin::Provider(provider)
                | LocalOrigin::ProviderParameter { provider, .. } => {
                    providers.push(provider);
                }
                LocalOrigin::Lazy(_) | LocalOrigin::Parameter(_) => {}
            }
        }
        self.plan.any_argument(&mut |argument| {
            match argument {
                Argument::Closure(closure) => providers.push(closure.call.provider),
                Argument::Singleton {
                    provider, passing, ..
                } if passing.cast.is_some() => {
                    providers.push(*provider);
                }
                Argument::Local { local, passing, .. } if passing.cast.is_some() => {
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
