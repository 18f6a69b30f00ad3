//! The code for a failure.

use proc_macro2::{Ident, Literal};

use super::conversion::converted;
use super::{Context, Emitter, Rejection, Setting};
use crate::graph::{Graph, ResultName};
use crate::plan::LocalOrigin;
use crate::syntax::{CallSite, Code, code};

impl Emitter<'_> {
    /// The provider's `Result`, converted if its type is an alias. A type that is not a `Result` is reported at the
    /// provider's declaration, so there is no second error here.
    ///
    /// Output: `Outcome(App::user(&app.db)).result()`
    pub(crate) fn confirmed(&self, provider: usize, called: Code) -> Code {
        if self.graph.providers[provider].result == ResultName::Alias {
            code!(self.site=> #hardwire::__private::Outcome(#called).result())
        } else {
            called
        }
    }

    /// Leaves the code because a value cannot be made.
    pub(super) fn way_out(&self, origin: LocalOrigin, context: Context<'_>) -> Code {
        self.out(&self.refusal(origin, context), context)
    }

    /// Leaves the enclosing code with this result.
    pub(super) fn out(&self, refusal: &Code, context: Context<'_>) -> Code {
        if context.is_joined {
            code!(self.site=> return ::core::result::Result::Err(#refusal))
        } else if context.closure.is_some() {
            code!(self.site=> return #refusal)
        } else {
            self.leave(refusal)
        }
    }

    fn refusal(&self, origin: LocalOrigin, context: Context<'_>) -> Code {
        // If the error cannot be converted, rustc reports it at the parameter's type.
        let site = context.place();
        let error = site.name("error");
        match (context.closure, self.setting, origin) {
            (Some(_), ..) => {
                let converted = code!(site=> ::core::convert::From::from(#error));
                code!(self.site=> ::core::result::Result::Err(#converted))
            }
            (None, Setting::Task, _) => {
                let failure = self.failure_of_task(site, &error);
                code!(self.site=> ::core::result::Result::Err(#failure))
            }
            (None, Setting::Lazy(provider), _) => {
                let name = self.graph.providers[provider].plain_name();
                let failure = code!(site=> ::core::convert::From::from(#error));
                code!(self.site=> ::core::result::Result::Err(#hardwire::LazyError::failed(#name, #failure)))
            }
            (None, Setting::StartUp { path, .. }, LocalOrigin::Provider(provider)) => {
                build_error(self.site, self.graph, path, provider)
            }
            (None, Setting::Extractor(Rejection::Refused), _) if self.converts(origin) => {
                let response = self.response_of_converted(&converted(site, &error));
                code!(self.site=> ::core::result::Result::Err(#response))
            }
            (None, Setting::Extractor(rejection), _) => reject(self.site, rejection),
            _ if self.converts(origin) => self.response_of_converted(&converted(site, &error)),
            _ => {
                code!(site=> #hardwire::__private::IntoResponse::into_response(#error))
            }
        }
    }
}

/// The result of an extractor that fails.
fn reject(site: CallSite<'_>, rejection: Rejection) -> Code {
    let error = site.local("error");
    let rejection = match rejection {
        Rejection::Error => code!(site=> #error),
        Rejection::Converted => converted(site.hidden(), &error),
        Rejection::Response | Rejection::Refused => {
            code!(site=> #hardwire::__private::IntoResponse::into_response(#error))
        }
    };
    code!(site=> ::core::result::Result::Err(#rejection))
}

/// The path from a root singleton to the one that is built.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct BuildPath<'a> {
    pub(crate) steps: &'a [usize],
    /// The constant that begins with this path, if the path is long.
    pub(crate) constant: Option<&'a Ident>,
}

impl BuildPath<'_> {
    /// `&["App", "db"]`, which ends with the provider.
    fn to(self, site: CallSite<'_>, provider: usize, graph: &Graph) -> Code {
        let beyond = Some(provider).filter(|provider| self.steps.last() != Some(provider));
        if let (Some(constant), None) = (self.constant, beyond) {
            let length = Literal::usize_unsuffixed(self.steps.len() + 1);
            return code!(site=> #constant.split_at(#length).0);
        }
        let steps = self.steps.iter().copied().chain(beyond);
        names_of(site, steps, graph)
    }
}

/// `&["App", "db"]`
pub(crate) fn names_of(
    site: CallSite<'_>,
    steps: impl Iterator<Item = usize>,
    graph: &Graph,
) -> Code {
    let names = steps.map(|step| graph.providers[step].plain_name());
    let names = site.list([graph.container.as_str()].into_iter().chain(names));
    code!(site=> &[#names])
}

/// The error of a provider that runs for the singleton at the end of the path.
pub(crate) fn build_error(
    site: CallSite<'_>,
    graph: &Graph,
    path: BuildPath<'_>,
    provider: usize,
) -> Code {
    let error = site.local("error");
    let path = path.to(site, provider, graph);
    let name = graph.providers[provider].plain_name();
    code! {site=>
        ::core::result::Result::Err(#hardwire::__private::build_error(#name, #path, #hardwire::__private::StartUpError::boxed(#error)))
    }
}
