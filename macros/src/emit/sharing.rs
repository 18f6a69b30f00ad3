//! Shared values: looking them up in the request, and keeping them there.

use proc_macro2::Ident;

use super::{Emitter, Setting, name};
use crate::graph::{Graph, Holder, Part, Provider, Sharing};
use crate::plan::{Argument, LocalId, Plan};
use crate::syntax::{CallSite, Code, code};

/// The names of the locals for looked up values.
#[derive(Clone)]
pub(super) struct SharedLookups {
    /// For each value that is looked up.
    values: Vec<SharedLookup>,
}

#[derive(Clone)]
struct SharedLookup {
    provider: usize,
    /// `user_found`
    value: String,
    /// `user_is_new`, where something else depends on it.
    is_new: Option<String>,
}

impl SharedLookups {
    pub(super) fn of(graph: &Graph, plan: &Plan, is_taken: impl Fn(&str) -> bool) -> Self {
        let mut all = Self { values: Vec::new() };
        for shared in &plan.shared {
            let named = graph.instance_name(shared.provider);
            let value = all.free(&format!("{named}_found"), &is_taken);
            let is_new = shared.is_asked_first;
            let is_new = is_new.then(|| all.free(&format!("{named}_is_new"), &is_taken));
            all.values.push(SharedLookup {
                provider: shared.provider,
                value,
                is_new,
            });
        }
        all
    }

    fn free(&self, wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
        name::free(wish, |name| is_taken(name) || self.has(name))
    }

    /// Whether one of the locals has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        let mut values = self.values.iter();
        values.any(|looked| looked.value == name || looked.is_new.as_deref() == Some(name))
    }

    fn of_provider(&self, provider: usize) -> Option<&SharedLookup> {
        let mut values = self.values.iter();
        values.find(|looked| looked.provider == provider)
    }
}

impl Emitter<'_> {
    /// Looks up the values that outer functions may have built, before the first step.
    ///
    /// Output:
    /// ```ignore
    /// let user_found = App::__place_of_user().find(request.extensions(), &app);
    /// let user_is_new = user_found.is_none();
    /// ```
    pub(super) fn look_for_shared(&self) -> Code {
        let values = self.shared_lookups.values.iter().map(|looked| {
            let (value, place) = (
                self.site.local(&looked.value),
                self.place_of(looked.provider),
            );
            let (extensions, app) = (self.part(Part::Extensions), self.app());
            let is_new = looked.is_new.as_deref().map(|name| self.site.local(name));
            let is_new = is_new.map(|is_new| code!(self.site=> let #is_new = #value.is_none();));
            code!(self.site=> let #value = #place.find(#extensions, #app); #is_new)
        });
        values.collect()
    }

    /// `user_is_new`
    pub(super) fn is_new(&self, provider: usize) -> Option<Ident> {
        let looked = self.shared_lookups.of_provider(provider)?;
        looked.is_new.as_deref().map(|name| self.site.local(name))
    }

    /// The value that was found, or else the one that is built.
    ///
    /// Output:
    /// ```ignore
    /// match user_found {
    ///     Some(user) => user,
    ///     None => Arc::new(App::user(request.headers())),
    /// }
    /// ```
    pub(super) fn unless_found(&self, made: LocalId, unneeded: &Code, built: Code) -> Code {
        let provider = self.plan.locals[made].origin.provider();
        let looked = provider.and_then(|provider| self.shared_lookups.of_provider(provider));
        let Some(looked) = looked else {
            return built;
        };
        let (value, found) = (self.site.local(&looked.value), self.site.local("found"));
        let given = if self.plan.is_outcome(made) {
            code!(self.site=> ::core::result::Result::Ok(#found))
        } else {
            code!(self.site=> #found)
        };
        let given = if unneeded.is_empty() {
            given
        } else {
            code!(self.site=> { #unneeded #given })
        };
        code! {self.site=>
            match #value {
                ::core::option::Option::Some(#found) => #given,
                ::core::option::Option::None => #built,
            }
        }
    }

    /// The value of a shared provider in an `Arc`.
    pub(super) fn in_arc(&self, made: LocalId, value: Code) -> Code {
        let provider = self.plan.locals[made].origin.provider();
        let function = match provider.map(|provider| self.graph.providers[provider].sharing) {
            Some(Sharing::Request {
                returned: Holder::Plain | Holder::Static,
            }) => code!(self.site=> ::std::sync::Arc::new),
            Some(Sharing::Request {
                returned: Holder::Box,
            }) => code!(self.site=> #hardwire::__private::arc_of),
            Some(
                Sharing::Own
                | Sharing::Request {
                    returned: Holder::Arc,
                },
            )
            | None => return value,
        };
        if self.plan.is_outcome(made) {
            code!(self.site=> ::core::result::Result::map(#value, #function))
        } else {
            code!(self.site=> #function(#value))
        }
    }

    /// Output:
    /// ```ignore
    /// if user_is_new {
    ///     App::__place_of_user().keep(request.extensions_mut(), &app, Some(&user));
    /// }
    /// ```
    pub(super) fn keep(&self, provider: usize, argument: &Argument) -> Code {
        let Argument::Local { local: made, .. } = *argument else {
            return Code::new();
        };
        let (place, app) = (self.place_of(provider), self.app());
        let (extensions, value) = (self.changed_extensions(), self.if_built(made));
        let keep = code!(self.site=> #place.keep(#extensions, #app, #value););
        match self.is_new(provider) {
            Some(is_new) => code!(self.site=> if #is_new { #keep }),
            None => keep,
        }
    }

    /// The value as an `Option`: `Some(&user)`, or the content of the local's `Option` or `Result`.
    fn if_built(&self, made: LocalId) -> Code {
        let user = self.name(made, self.site.locals);
        let held = &self.plan.locals[made];
        let star = held.is_shared.then(|| code!(self.site=> *));
        match (held.is_conditional(), held.is_outcome) {
            (false, false) => code!(self.site=> ::core::option::Option::Some(&#star #user)),
            (false, true) => code!(self.site=> (#star #user).as_ref().ok()),
            (true, false) if held.is_shared => code!(self.site=> #user.as_deref()),
            (true, false) => code!(self.site=> #user.as_ref()),
            (true, true) => {
                let built = self.site.local("built");
                code!(self.site=> #user.as_ref().and_then(|#built| (#star #built).as_ref().ok()))
            }
        }
    }

    fn changed_extensions(&self) -> Code {
        let [request, parts] = self.site.local_names(["request", "parts"]);
        match self.setting {
            Setting::Extractor(_) => code!(self.site=> &mut #parts.extensions),
            _ if self.plan.splits_request() => code!(self.site=> &mut #parts.extensions),
            _ => code!(self.site=> #request.extensions_mut()),
        }
    }

    /// `App::__place_of_user()`
    fn place_of(&self, provider: usize) -> Code {
        let owner = self.owner(provider);
        let function = place_function(self.site, self.declared(provider));
        code!(self.site=> #owner::#function())
    }
}

/// The name of the function that names the place of a shared value, whose type handlers cannot name.
pub(crate) fn place_function(site: CallSite<'_>, provider: &Provider) -> Ident {
    site.name(&format!("__place_of_{}", provider.plain_name()))
}
