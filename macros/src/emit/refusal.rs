//! What happens when a value cannot be made.

use proc_macro2::{Ident, Literal};

use super::conversion::converted;
use super::{Context, Rejection, Scope, Setting, ident, local};
use crate::graph::{Graph, ResultName};
use crate::plan::Origin;
use crate::syntax::{Code, Hardwire, code, code_at, list, local_span};

impl Scope<'_> {
    /// What a provider returned, converted to `Result` if its type has another name. A type that is
    /// not a `Result` is reported at the provider's declaration, so there is no second error here.
    ///
    /// Output: `Outcome(App::user(&app.db)).result()`
    pub(crate) fn confirmed(&self, provider: usize, called: Code) -> Code {
        if self.graph.providers[provider].result == ResultName::Alias {
            code!(#Hardwire::__private::Outcome(#called).result())
        } else {
            called
        }
    }

    /// What happens when a value cannot be made.
    pub(super) fn way_out(&self, origin: Origin, context: Context<'_>) -> Code {
        self.out(&self.refusal(origin, context), context)
    }

    /// Out of the code around, with this in the place of what it makes.
    pub(super) fn out(&self, refusal: &Code, context: Context<'_>) -> Code {
        if context.is_joined {
            code!(return ::core::result::Result::Err(#refusal))
        } else if context.closure.is_some() {
            code!(return #refusal)
        } else {
            self.leave(refusal)
        }
    }

    fn refusal(&self, origin: Origin, context: Context<'_>) -> Code {
        // That the error cannot become what it must is shown at the type of what fails.
        let span = context.place();
        let error = ident("error", span);
        match (context.closure, self.setting, origin) {
            (Some(_), ..) => {
                let converted = code_at!(span=> ::core::convert::From::from(#error));
                code!(::core::result::Result::Err(#converted))
            }
            (None, Setting::Task, _) => {
                let failure = self.failure_of_task(&error, span);
                code!(::core::result::Result::Err(#failure))
            }
            (None, Setting::Lazy(provider), _) => {
                let name = self.graph.providers[provider].plain_name();
                let failure = code_at!(span=> ::core::convert::From::from(#error));
                code!(::core::result::Result::Err(#Hardwire::LazyError::failed(#name, #failure)))
            }
            (None, Setting::StartUp { path, .. }, Origin::Provider(provider)) => {
                build_error(self.graph, path, provider)
            }
            (None, Setting::Extractor(Rejection::Refused), _) if self.converts(origin) => {
                let response = self.response_of_converted(&converted(&error, span));
                code!(::core::result::Result::Err(#response))
            }
            (None, Setting::Extractor(rejection), _) => reject(rejection),
            _ if self.converts(origin) => self.response_of_converted(&converted(&error, span)),
            _ => {
                let hardwire = Hardwire::written_at(span);
                code_at!(span=> #hardwire::__private::IntoResponse::into_response(#error))
            }
        }
    }
}

/// What an extractor returns when a value cannot be made.
fn reject(rejection: Rejection) -> Code {
    let error = local("error");
    let rejection = match rejection {
        Rejection::Error => code!(#error),
        Rejection::Converted => converted(&error, local_span()),
        Rejection::Response | Rejection::Refused => {
            code!(#Hardwire::__private::IntoResponse::into_response(#error))
        }
    };
    code!(::core::result::Result::Err(#rejection))
}

/// The path from a singleton that nothing needs to the one that is built.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BuildPath<'a> {
    pub(crate) steps: &'a [usize],
    /// The constant that begins with this path, if it is a long one.
    pub(crate) constant: Option<&'a Ident>,
}

impl BuildPath<'_> {
    /// `&["App", "db"]`, which ends with the provider.
    fn to(self, provider: usize, graph: &Graph) -> Code {
        let beyond = Some(provider).filter(|provider| self.steps.last() != Some(provider));
        if let (Some(constant), None) = (self.constant, beyond) {
            let length = Literal::usize_unsuffixed(self.steps.len() + 1);
            return code!(#constant.split_at(#length).0);
        }
        let steps = self.steps.iter().copied().chain(beyond);
        names_of(steps, graph)
    }
}

/// `&["App", "db"]`
pub(crate) fn names_of(steps: impl Iterator<Item = usize>, graph: &Graph) -> Code {
    let names = steps.map(|step| graph.providers[step].plain_name());
    let names = list([graph.container.as_str()].into_iter().chain(names));
    code!(&[#names])
}

/// The error of a provider that was run for the singleton that the path leads to.
pub(crate) fn build_error(graph: &Graph, path: BuildPath<'_>, provider: usize) -> Code {
    let error = local("error");
    let path = path.to(provider, graph);
    let name = graph.providers[provider].plain_name();
    code! {
        ::core::result::Result::Err(#Hardwire::__private::build_error(#name, #path, #Hardwire::__private::StartUpError::boxed(#error)))
    }
}
