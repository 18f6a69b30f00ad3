//! How a value is passed to a parameter: cast to a trait object that its provider declares, and checked
//! to have the requested type.

use proc_macro2::Ident;

use super::{Context, Scope};
use crate::graph::Provider;
use crate::plan::{Check, Given};
use crate::syntax::{CallSite, Code, code};

/// The value of a provider, and as what it is given.
#[derive(Clone, Copy)]
pub(super) struct Handed {
    pub(super) provider: usize,
    pub(super) given: Given,
}

impl Scope<'_> {
    /// `&app.db`; `same(&app.db)`, where rustc could take another type's value for it; or
    /// `App::__disk_as_0().lend(&app.disk)`.
    pub(super) fn lent(&self, reference: Code, handed: Handed, context: Context<'_>) -> Code {
        let lent = self.cast(reference, handed, "lend", context);
        checked(lent, handed.given.check != Check::Nothing, "same", context)
    }

    /// `&mut tx`, and the same for it.
    pub(super) fn lent_exclusively(
        &self,
        reference: Code,
        handed: Handed,
        context: Context<'_>,
    ) -> Code {
        let lent = self.cast(reference, handed, "lend_mut", context);
        checked(
            lent,
            handed.given.check != Check::Nothing,
            "same_mut",
            context,
        )
    }

    /// `user`; `App::__disk_as_0().hold(disk)`
    pub(super) fn moved(&self, value: Code, handed: Handed, context: Context<'_>) -> Code {
        let value = self.cast(value, handed, "hold", context);
        checked(
            value,
            handed.given.check == Check::Everything,
            "same_value",
            context,
        )
    }

    /// A clone of what is behind the reference. It is made before it is cast: an `Arc<Disk>` is cloned
    /// as one, whatever is expected.
    pub(super) fn cloned(&self, reference: &Code, handed: Handed, context: Context<'_>) -> Code {
        let site = context.site;
        let is_cast = handed.given.cast.is_some();
        let is_checked = handed.given.check != Check::Nothing && !is_cast;
        let reference = checked(reference.clone(), is_checked, "same", context);
        let owner = site.name(self.why_cloned(handed.provider));
        let clone = code!(site=> #hardwire::bounds::#owner::clone(#reference));
        if !is_cast {
            return clone;
        }
        let held = site.name("held");
        self.moved(code!(site=> { let #held = #clone; #held }), handed, context)
    }

    /// The trait that says why the value of this provider cannot be moved.
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

    fn cast(&self, value: Code, handed: Handed, method: &str, context: Context<'_>) -> Code {
        let Some(position) = handed.given.cast else {
            return value;
        };
        let site = context.site;
        let owner = self.owner(handed.provider);
        let function = cast_function(self.site, self.declared(handed.provider), position);
        let (function, method) = (code!(self.site=> #owner::#function), site.name(method));
        code!(site=> #function().#method(#value))
    }
}

/// Through a function whose type rustc does not convert to another one.
fn checked(value: Code, is_checked: bool, function: &str, context: Context<'_>) -> Code {
    if !is_checked {
        return value;
    }
    let site = context.site;
    let function = site.name(function);
    code!(site=> #hardwire::bounds::#function(#value))
}

/// The function that names the trait object, which has no name where the value is asked for.
pub(crate) fn cast_function(site: CallSite<'_>, provider: &Provider, position: usize) -> Ident {
    site.name(&format!("__{}_as_{position}", provider.function_name()))
}
