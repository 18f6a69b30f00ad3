//! How a value is passed to a parameter: cast to a trait object that its provider declares, and checked
//! to have the requested type.

use proc_macro2::Ident;

use super::{Context, Emitter};
use crate::graph::Provider;
use crate::plan::{Check, Passing};
use crate::syntax::{CallSite, Code, code};

/// The value of a provider, and how it is passed.
#[derive(Clone, Copy)]
pub(super) struct PassedValue {
    pub(super) provider: usize,
    pub(super) passing: Passing,
}

impl Emitter<'_> {
    /// `&app.db`; `same(&app.db)`, where rustc could take another type's value for it; or
    /// `App::__disk_as_0().lend(&app.disk)`.
    pub(super) fn lent(&self, reference: Code, passed: PassedValue, context: Context<'_>) -> Code {
        let lent = self.cast(reference, passed, "lend", context);
        checked(
            lent,
            passed.passing.check != Check::Nothing,
            "same",
            context,
        )
    }

    /// `&mut tx`, and the same for it.
    pub(super) fn lent_exclusively(
        &self,
        reference: Code,
        passed: PassedValue,
        context: Context<'_>,
    ) -> Code {
        let lent = self.cast(reference, passed, "lend_mut", context);
        checked(
            lent,
            passed.passing.check != Check::Nothing,
            "same_mut",
            context,
        )
    }

    /// `user`; `App::__disk_as_0().hold(disk)`
    pub(super) fn moved(&self, value: Code, passed: PassedValue, context: Context<'_>) -> Code {
        let value = self.cast(value, passed, "hold", context);
        checked(
            value,
            passed.passing.check == Check::Everything,
            "same_value",
            context,
        )
    }

    /// A clone of the referenced value. It is cloned before it is cast, so that an `Arc<Disk>` is cloned as such.
    pub(super) fn cloned(
        &self,
        reference: &Code,
        passed: PassedValue,
        context: Context<'_>,
    ) -> Code {
        let site = context.site;
        let is_cast = passed.passing.cast.is_some();
        let is_checked = passed.passing.check != Check::Nothing && !is_cast;
        let reference = checked(reference.clone(), is_checked, "same", context);
        let owner = site.name(self.why_cloned(passed.provider));
        let clone = code!(site=> #hardwire::bounds::#owner::clone(#reference));
        if !is_cast {
            return clone;
        }
        let held = site.name("held");
        self.moved(code!(site=> { let #held = #clone; #held }), passed, context)
    }

    /// The trait whose message explains why the value is cloned.
    fn why_cloned(&self, provider: usize) -> &'static str {
        let provider = &self.graph.providers[provider];
        if provider.lifetime.is_kept() {
            "ClonedSingleton"
        } else if provider.teardown.is_some() {
            "ClonedBesideTeardown"
        } else {
            "Shareable"
        }
    }

    fn cast(&self, value: Code, passed: PassedValue, method: &str, context: Context<'_>) -> Code {
        let Some(position) = passed.passing.cast else {
            return value;
        };
        let site = context.site;
        let owner = self.owner(passed.provider);
        let function = cast_function(self.site, self.declared(passed.provider), position);
        let (function, method) = (code!(self.site=> #owner::#function), site.name(method));
        code!(site=> #function().#method(#value))
    }
}

/// The value, passed through a function whose types are not coerced.
fn checked(value: Code, is_checked: bool, function: &str, context: Context<'_>) -> Code {
    if !is_checked {
        return value;
    }
    let site = context.site;
    let function = site.name(function);
    code!(site=> #hardwire::bounds::#function(#value))
}

/// The name of the function that names the trait object, whose type handlers cannot name.
pub(crate) fn cast_function(site: CallSite<'_>, provider: &Provider, position: usize) -> Ident {
    site.name(&format!("__{}_as_{position}", provider.function_name()))
}
