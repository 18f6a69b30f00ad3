//! Values that are passed with their errors, as `Result`s.

use super::passing::PassedValue;
use super::{Context, Emitter};
use crate::graph::Holder;
use crate::plan::{Argument, ErrorAccess, LocalAccess, LocalId, Passing};
use crate::syntax::{Code, code};

impl Emitter<'_> {
    /// If another parameter needs the value itself, a failure has already refused the request: `Ok(&user)`.
    ///
    /// Otherwise the local is the provider's `Result`:
    /// ```ignore
    /// match user {
    ///     Ok(ref value) => Ok(value),
    ///     Err(error) => Err(error),
    /// }
    /// ```
    pub(super) fn with_error(
        &self,
        of: &Argument,
        error: ErrorAccess,
        context: Context<'_>,
    ) -> Code {
        let site = context.site;
        match of {
            Argument::Local {
                local,
                access,
                is_peeled,
                passing,
            } if self.plan.is_outcome(*local) => {
                let returned = OutcomeUse {
                    local: *local,
                    access: self.access(*local, *access, *is_peeled),
                    is_peeled: *is_peeled,
                    passing: *passing,
                    error,
                };
                self.returned(&returned, context)
            }
            of => {
                let value = self.argument(of, context);
                code!(site=> ::core::result::Result::Ok(#value))
            }
        }
    }

    /// The value cannot be moved out of an `Arc`.
    fn access(&self, local: LocalId, access: LocalAccess, is_peeled: bool) -> LocalAccess {
        let is_held = is_peeled && self.holder(local) == Holder::Arc;
        match access {
            LocalAccess::Moved if is_held => LocalAccess::Cloned,
            access => access,
        }
    }

    fn returned(&self, returned: &OutcomeUse, context: Context<'_>) -> Code {
        let site = context.site;
        let is_whole = !returned.is_peeled && returned.passing.cast.is_none();
        if returned.access == LocalAccess::Moved && is_whole {
            return self.made(site, returned.local, LocalAccess::Moved);
        }
        let (value, error) = (site.name("value"), site.name("error"));
        let given = self.value_of(returned, &Code::from(value.clone()), context);
        let bound = match returned.access {
            LocalAccess::Shared | LocalAccess::Cloned => code!(site=> ref #value),
            LocalAccess::Exclusive => code!(site=> ref mut #value),
            LocalAccess::Moved => code!(site=> #value),
        };
        let by_reference = || code!(site=> ref #error);
        let (bound_error, given_error) = match returned.error {
            ErrorAccess::Moved => (code!(site=> #error), code!(site=> #error)),
            ErrorAccess::Cloned => (
                by_reference(),
                code!(site=> #hardwire::__private::SharedError::clone(#error)),
            ),
            ErrorAccess::ClonedAgain => (
                by_reference(),
                code!(site=> #hardwire::__private::Again(#error).cloned()),
            ),
        };
        let (ok, err) = (
            code!(site=> ::core::result::Result::Ok(#bound)),
            code!(site=> ::core::result::Result::Err(#bound_error)),
        );
        let [place, ok, err, otherwise] = self.place(returned, [ok, err], context);
        let outcome = code! {site=>
            match #place {
                #ok => ::core::result::Result::Ok(#given),
                #err => ::core::result::Result::Err(#given_error),
                #otherwise
            }
        };
        // If the error type differs, rustc reports it for the whole `Result`.
        let held = site.name("outcome");
        code!(site=> { let #held = #outcome; #held })
    }

    /// The local as a place expression, the patterns that match its content, and the remaining match
    /// arm: none, or one for a value that was not made. That arm cannot be reached where the value is used.
    fn place(
        &self,
        returned: &OutcomeUse,
        [ok, err]: [Code; 2],
        context: Context<'_>,
    ) -> [Code; 4] {
        let (site, local) = (context.site, &self.plan.locals[returned.local]);
        let name = self.name(returned.local, site.code);
        if !local.is_conditional() {
            let place = if local.is_shared {
                code!(site=> *#name)
            } else {
                Code::from(name)
            };
            return [place, ok, err, Code::new()];
        }
        if local.is_shared {
            let made = self.made(site, returned.local, LocalAccess::Shared);
            return [code!(site=> *#made), ok, err, Code::new()];
        }
        [
            Code::from(name),
            code!(site=> ::core::option::Option::Some(#ok)),
            code!(site=> ::core::option::Option::Some(#err)),
            code!(site=> ::core::option::Option::None => #hardwire::__private::needed(::core::option::Option::None),),
        ]
    }

    /// The argument for a value that a pattern binds.
    fn value_of(&self, returned: &OutcomeUse, bound: &Code, context: Context<'_>) -> Code {
        let site = context.site;
        let star = code!(site=> *);
        let stars = self.stars(returned, context);
        let all: Code = std::iter::repeat_n(star, stars).collect();
        let place = code!(site=> #all #bound);
        let reference = |reference| if stars == 1 { bound.clone() } else { reference };
        let Some(provider) = self.plan.locals[returned.local].origin.provider() else {
            return place;
        };
        let passed = PassedValue {
            provider,
            passing: returned.passing,
        };
        match returned.access {
            LocalAccess::Shared => self.lent(reference(code!(site=> &#place)), passed, context),
            LocalAccess::Exclusive => {
                self.lent_exclusively(reference(code!(site=> &mut #place)), passed, context)
            }
            LocalAccess::Moved => self.moved(place, passed, context),
            LocalAccess::Cloned => self.cloned(&reference(code!(site=> &#place)), passed, context),
        }
    }

    /// The number of references and pointers around the requested value.
    fn stars(&self, returned: &OutcomeUse, context: Context<'_>) -> usize {
        let is_bound_by_reference = returned.access != LocalAccess::Moved;
        let is_lent = self.plan.is_lent(returned.local, self.graph) && !context.is_owned;
        usize::from(is_bound_by_reference) + usize::from(is_lent) + usize::from(returned.is_peeled)
    }
}

/// A local that is passed with its error.
struct OutcomeUse {
    local: LocalId,
    access: LocalAccess,
    is_peeled: bool,
    passing: Passing,
    error: ErrorAccess,
}
