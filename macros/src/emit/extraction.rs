//! Extractors, of the target and of providers.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::spanned::Spanned;

use super::{Context, Scope, Setting, local};
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
        let (state_type, hardwire) = (self.state_type(), Hardwire::written_at(span));
        let (state, head, whole) = (self.state(), self.head(), self.whole_request());
        let value = if reads_body {
            code_at!(span=> <#ty as #hardwire::__private::FromRequest<#state_type, _>>::from_request(#whole, #state).await)
        } else {
            code_at!(span=> <#ty as #hardwire::__private::FromRequestParts<#state_type, _>>::from_request_parts(#head, #state).await)
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
        let (owner, state_type) = (self.owner(provider), self.state_type());
        let extracted = extractor_function(self.declared(provider), parameter);
        let extracted = code!(#owner::#extracted());
        let (value, asked_at) = if reads_body {
            let (state, whole) = (self.state(), self.whole_request());
            let value = code!(<_ as #Hardwire::__private::FromRequest<#state_type, _>>::extract(#extracted, #whole, #state).await);
            (value, None)
        } else {
            self.from_head((provider, parameter), made, &extracted)
        };
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

    /// A reference to the state for which extractors run: the container, or what that is taken from.
    pub(super) fn state(&self) -> Code {
        let state = local("state");
        match self.setting {
            _ if !self.graph.has_state => self.app(),
            Setting::Extractor(_) => code!(#state),
            _ => code!(&#state),
        }
    }

    /// Output: `App`, or `<App as HasState>::State`
    pub(crate) fn state_type(&self) -> Code {
        let container = &self.container;
        if self.graph.has_state {
            code!(<#container as #Hardwire::__private::HasState>::State)
        } else {
            container.clone()
        }
    }

    /// The container, where the handler is given a state that it is taken from.
    ///
    /// Output: `let app = App::__from_state(&state);`
    pub(crate) fn taken_from_state(&self) -> Code {
        if !self.graph.has_state || !self.plan.needs_app() || self.setting != Setting::Handler {
            return Code::new();
        }
        let (container, app, state) = (&self.container, local("app"), local("state"));
        code!(let #app = #container::__from_state(&#state);)
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
        provider.function_name(),
        span = code_span()
    )
}
