//! Extractors, of the target and of providers.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::spanned::Spanned;

use super::{Context, Scope, local};
use crate::graph::Provider;
use crate::plan::Origin;
use crate::syntax::{Code, Hardwire, code, code_at, code_span};

impl Scope<'_> {
    pub(super) fn extract(&self, made: usize, reads_body: bool, context: Context<'_>) -> Code {
        let Origin::Parameter(parameter) = self.plan.locals[made].origin else {
            return Code::new();
        };
        let ty = &self.target[parameter].argument.ty;
        // The error that the type is no extractor goes to the type, and is one: rustc finds it at
        // the type and at the call.
        let span = ty.span();
        let ty = shown_at(span, ty.to_token_stream());
        let (container, hardwire) = (&self.container, Hardwire::written_at(span));
        let (app, head, whole) = (self.app(), self.head(), self.whole_request());
        let value = if reads_body {
            code_at!(span=> <#ty as #hardwire::__private::FromRequest<#container, _>>::from_request(#whole, #app).await)
        } else {
            code_at!(span=> <#ty as #hardwire::__private::FromRequestParts<#container, _>>::from_request_parts(#head, #app).await)
        };
        // So does the error that the rejection is no response.
        let asked_at = Some(span);
        self.bind(
            made,
            value,
            true,
            Context {
                asked_at,
                ..context
            },
        )
    }

    pub(super) fn extract_for(&self, made: usize, reads_body: bool, context: Context<'_>) -> Code {
        let Origin::ProviderParameter {
            provider,
            parameter,
        } = self.plan.locals[made].origin
        else {
            return Code::new();
        };
        let (owner, container) = (self.owner(provider), &self.container);
        let extracted = extractor_function(self.declared(provider), parameter);
        let (app, head, whole) = (self.app(), self.head(), self.whole_request());
        let value = if reads_body {
            code!(<_ as #Hardwire::__private::FromRequest<#container, _>>::extract(#owner::#extracted(), #whole, #app).await)
        } else {
            code!(<_ as #Hardwire::__private::FromRequestParts<#container, _>>::extract(#owner::#extracted(), #head, #app).await)
        };
        self.bind(made, value, true, context)
    }

    /// The request as it came, put together again if it was taken apart.
    fn whole_request(&self) -> Code {
        let (request, parts, body) = (local("request"), local("parts"), local("body"));
        if self.plan.splits_request() {
            code!(#Hardwire::__private::Request::from_parts(#parts, #body))
        } else {
            code!(#request)
        }
    }
}

/// The same, which see the names that they saw.
fn shown_at(place: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        let span = token.span().located_at(place);
        if let TokenTree::Group(group) = &mut token {
            *group = Group::new(group.delimiter(), shown_at(place, group.stream()));
        }
        token.set_span(span);
        token
    });
    tokens.collect()
}

/// Tells which extractor the provider asks for at the parameter.
pub(crate) fn extractor_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!(
        "__extractor_{}_{parameter}",
        provider.plain_name(),
        span = code_span()
    )
}
