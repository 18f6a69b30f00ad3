//! What happens when a value cannot be made.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::{Context, Rejection, Scope, Setting, ident, local};
use crate::graph::Graph;
use crate::plan::Origin;
use crate::syntax::{Hardwire, local_span, quote};

impl Scope<'_> {
    /// What happens when a value cannot be made.
    pub(super) fn way_out(&self, origin: Origin, context: Context<'_>) -> TokenStream {
        self.out(&self.refusal(origin, context), context)
    }

    /// Out of the code around, with this in the place of what it makes.
    pub(super) fn out(&self, refusal: &TokenStream, context: Context<'_>) -> TokenStream {
        if context.is_joined {
            quote!(return ::core::result::Result::Err(#refusal))
        } else if context.closure.is_some() {
            quote!(return #refusal)
        } else {
            self.leave(refusal)
        }
    }

    fn refusal(&self, origin: Origin, context: Context<'_>) -> TokenStream {
        // That the error cannot become what it must is shown at the type of what fails.
        let span = context.place();
        let error = ident("error", span);
        match (context.closure, self.setting, origin) {
            (Some(_), ..) | (None, Setting::Task, _) => {
                let converted = quote_spanned!(span=> ::core::convert::From::from(#error));
                quote!(::core::result::Result::Err(#converted))
            }
            (None, Setting::Lazy(provider), _) => {
                let name = self.graph.providers[provider].plain_name();
                let failure = quote_spanned!(span=> ::core::convert::From::from(#error));
                quote!(::core::result::Result::Err(#Hardwire::LazyError::failed(#name, #failure)))
            }
            (None, Setting::StartUp { way, .. }, Origin::Provider(provider)) => {
                build_error(self.graph, way, provider)
            }
            (None, Setting::Extractor(Rejection::Refused), _) => {
                let (container, converted) = (&self.container, converted(&error, span));
                quote!(::core::result::Result::Err(#container::__refuse(#converted)))
            }
            (None, Setting::Extractor(rejection), _) => reject(rejection),
            _ if self.graph.converts_errors => {
                let (container, converted) = (&self.container, converted(&error, span));
                quote!(#container::__refuse(#converted))
            }
            _ => {
                let hardwire = Hardwire::written_at(span);
                quote_spanned!(span=> #hardwire::__private::IntoResponse::into_response(#error))
            }
        }
    }
}

/// The error as that of the container.
fn converted(error: &Ident, span: Span) -> TokenStream {
    let hardwire = Hardwire::written_at(span);
    quote_spanned!(span=> #hardwire::__private::Refusal(#error).__into_error())
}

/// What an extractor returns when a value cannot be made.
fn reject(rejection: Rejection) -> TokenStream {
    let error = local("error");
    let rejection = match rejection {
        Rejection::Error => quote!(#error),
        Rejection::Converted => converted(&error, local_span()),
        Rejection::Response | Rejection::Refused => {
            quote!(#Hardwire::__private::IntoResponse::into_response(#error))
        }
    };
    quote!(::core::result::Result::Err(#rejection))
}

/// The error of a provider that was run for the singleton that the way leads to.
pub(crate) fn build_error(graph: &Graph, way: &[usize], provider: usize) -> TokenStream {
    let error = local("error");
    let beyond = Some(provider).filter(|provider| way.last() != Some(provider));
    let hops = way.iter().copied().chain(beyond);
    let hops = hops.map(|step| graph.providers[step].plain_name());
    let (container, name) = (&graph.container, graph.providers[provider].plain_name());
    quote! {
        ::core::result::Result::Err(#Hardwire::__private::build_error(#name, &[#container, #(#hops),*], #Hardwire::__private::StartUpError::boxed(#error)))
    }
}
