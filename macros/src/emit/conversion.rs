//! The error that a failure is converted to before it refuses a request: the container's, or the one
//! that the handler names.

use proc_macro2::{Ident, Span};

use super::{Rejection, Scope, Setting};
use crate::graph::Conversion;
use crate::plan::{Origin, Step};
use crate::syntax::{Code, Hardwire, code, code_at};

impl Scope<'_> {
    /// `use IntoError as _;`, where a failure is converted.
    pub(super) fn imports(&self) -> Code {
        let mut steps = self.plan.steps.iter();
        if steps.any(|step| self.is_converted(step)) {
            code! { use #Hardwire::__private::IntoError as _; }
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
            // The error of a lazy singleton is converted by `From` in a handler, where there is a closure.
            Step::Await { local, .. } => {
                let origin = self.plan.locals[*local].origin;
                self.setting == Setting::Task && self.can_refuse(step) && self.converts(origin)
            }
            Step::Copy { .. } | Step::Retain(_) | Step::End(_) => false,
        }
    }

    /// Whether a failure of this origin is converted.
    pub(super) fn converts(&self, origin: Origin) -> bool {
        let is_rejection = matches!(
            origin,
            Origin::Parameter(_) | Origin::ProviderParameter { .. }
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

    /// The response of an error that was converted.
    ///
    /// Output: `App::__refuse(…)`, or `refuse::<MatrixError>(…)` with an error of the handler's own
    pub(super) fn response_of_converted(&self, converted: &Code) -> Code {
        let container = &self.container;
        self.own_error.as_ref().map_or_else(
            || code!(#container::__refuse(#converted)),
            |error| code!(#Hardwire::bounds::refuse::<#error>(#converted)),
        )
    }

    /// What a task returns of this error: if it names an error, the error is converted to that first.
    ///
    /// Output: `From::from(error)`, or `From::from(own::<JobError>(Refusal(error).into_container_error()))`
    pub(super) fn failure_of_task(&self, error: &Ident, span: Span) -> Code {
        let from = code_at!(span=> ::core::convert::From::from);
        match &self.own_error {
            None => code_at!(span=> #from(#error)),
            Some(own) => {
                let converted = converted(error, span);
                code!(#from(#Hardwire::__private::own::<#own>(#converted)))
            }
        }
    }

    /// rustc checks an error that the handler names even if nothing in the handler fails.
    ///
    /// Output: `let _ = refuse::<MatrixError>;`
    pub(crate) fn unused_error(&self) -> Code {
        let is_used = self.plan.steps.iter().any(|step| self.can_refuse(step));
        match &self.own_error {
            Some(error) if !is_used && self.setting == Setting::Handler => {
                code!(let _ = #Hardwire::bounds::refuse::<#error>;)
            }
            _ => Code::new(),
        }
    }
}

/// The error as the one that it is converted to.
pub(super) fn converted(error: &Ident, span: Span) -> Code {
    let hardwire = Hardwire::written_at(span);
    code_at!(span=> #hardwire::__private::Refusal(#error).into_container_error())
}
