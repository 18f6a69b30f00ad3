//! The error type that a failure is converted to before it becomes a response: the container's, or the handler's
//! own.

use proc_macro2::Ident;

use super::{Emitter, Rejection, Setting};
use crate::graph::Conversion;
use crate::plan::{LocalOrigin, Step};
use crate::syntax::{CallSite, Code, code};

impl Emitter<'_> {
    /// `use IntoError as _;`, where a failure is converted.
    pub(super) fn imports(&self) -> Code {
        let mut steps = self.plan.steps.iter();
        if steps.any(|step| self.is_converted(step)) {
            code! {self.site=> use #hardwire::__private::IntoError as _; }
        } else {
            Code::new()
        }
    }

    /// Whether the failure of this step goes through [`converted`].
    fn is_converted(&self, step: &Step) -> bool {
        match step {
            Step::Provide { local, call } => {
                self.may_fail(*local, call) && self.converts(self.plan.locals[*local].origin)
            }
            Step::Extract { local, .. } | Step::ExtractFor { local, .. } => {
                self.converts(self.plan.locals[*local].origin)
            }
            // In a handler, the error of a lazy singleton is converted by `From` in a closure.
            Step::Await { local, .. } => {
                let origin = self.plan.locals[*local].origin;
                self.setting == Setting::Task && self.can_refuse(step) && self.converts(origin)
            }
            // The error of a deferred value is converted by `From` where it is received.
            Step::Defer { .. }
            | Step::Copy { .. }
            | Step::Keep { .. }
            | Step::Retain(_)
            | Step::End(_) => false,
        }
    }

    /// Whether a failure of this origin is converted.
    pub(super) fn converts(&self, origin: LocalOrigin) -> bool {
        let is_rejection = matches!(
            origin,
            LocalOrigin::Parameter(_) | LocalOrigin::ProviderParameter { .. }
        );
        let has_error = match self.setting {
            Setting::Handler => {
                self.own_error.is_some() || self.graph.conversion != Conversion::Nothing
            }
            Setting::Task => self.own_error.is_some(),
            Setting::Extractor(rejection) => {
                matches!(rejection, Rejection::Converted | Rejection::Refused)
            }
            Setting::Lazy(_) | Setting::StartUp { .. } => false,
        };
        has_error && !(is_rejection && self.graph.conversion == Conversion::Errors)
    }

    /// The response of a converted error.
    ///
    /// Output: `App::__refuse(…)`, or `refuse::<MatrixError>(…)` with an error of the handler's own
    pub(super) fn response_of_converted(&self, converted: &Code) -> Code {
        if let Some(error) = &self.own_error {
            code!(self.site=> #hardwire::bounds::refuse::<#error>(#converted))
        } else {
            let container = &self.container;
            code!(self.site=> #container::__refuse(#converted))
        }
    }

    /// The error that a task returns for this one. If the task has an error type of its own, the error is converted
    /// to that type first.
    ///
    /// Output: `From::from(error)`, or `From::from(own::<JobError>(Refusal(error).into_container_error()))`
    pub(super) fn failure_of_task(&self, site: CallSite<'_>, error: &Ident) -> Code {
        let from = code!(site=> ::core::convert::From::from);
        match &self.own_error {
            None => code!(site=> #from(#error)),
            Some(own) => {
                let converted = converted(site, error);
                code!(self.site=> #from(#hardwire::__private::own::<#own>(#converted)))
            }
        }
    }

    /// Makes rustc check the handler's error type even if the handler cannot fail.
    ///
    /// Output: `let _ = refuse::<MatrixError>;`
    pub(crate) fn unused_error(&self) -> Code {
        let is_used = self.plan.steps.iter().any(|step| self.can_refuse(step));
        match &self.own_error {
            Some(error) if !is_used && self.setting == Setting::Handler => {
                code!(self.site=> let _ = #hardwire::bounds::refuse::<#error>;)
            }
            _ => Code::new(),
        }
    }
}

/// The error, converted to the container's or the handler's error type.
pub(super) fn converted(site: CallSite<'_>, error: &Ident) -> Code {
    code!(site=> #hardwire::__private::Refusal(#error).into_container_error())
}
