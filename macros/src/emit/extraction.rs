//! Extractors, of the target and of providers.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;

use super::{Context, Emitter, Setting};
use crate::graph::{Provider, trail};
use crate::plan::{Argument, LocalId, LocalOrigin};
use crate::syntax::{CallSite, Code, code, is_dollar_crate, shown_at};

impl Emitter<'_> {
    pub(super) fn extract(&self, made: LocalId, reads_body: bool, context: Context<'_>) -> Code {
        let LocalOrigin::Parameter(parameter) = self.plan.locals[made].origin else {
            return Code::new();
        };
        let ty = &self.target[parameter].argument.ty;
        // If the type is not an extractor, rustc reports it at the type, once for the type and the call.
        let span = ty.span();
        let ty = shown_at(span, ty.to_token_stream());
        let (state_type, site) = (self.state_type(), self.site.spanned(span));
        let (state, head, whole) = (self.state(), self.head(), self.whole_request());
        let value = if reads_body {
            code!(site=> #hardwire::bounds::from_request::<#ty, #state_type, _>(#whole, #state).await)
        } else {
            code!(site=> #hardwire::bounds::from_request_parts::<#ty, #state_type, _>(#head, #state).await)
        };
        // If the rejection is not a response, it is reported there as well.
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

    pub(super) fn extract_for(
        &self,
        made: LocalId,
        reads_body: bool,
        context: Context<'_>,
    ) -> Code {
        let LocalOrigin::ProviderParameter {
            provider,
            parameter,
        } = self.plan.locals[made].origin
        else {
            return Code::new();
        };
        // If the extractor needs the body, the error is at the parameter that needs the provider.
        let asked_at = self.needed_at(provider);
        let site = self.site.spanned(asked_at.unwrap_or(self.site.locals));
        let value = if reads_body {
            self.extract_whole(site, provider, parameter)
        } else {
            self.extract_head(site, provider, parameter)
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

    fn extract_whole(&self, site: CallSite<'_>, provider: usize, parameter: usize) -> Code {
        let (owner, state_type) = (self.owner(provider), self.state_type());
        let extracted = extractor_function(self.site, self.declared(provider), parameter);
        let (whole, state) = (self.whole_request(), self.state());
        code!(site=> #hardwire::bounds::extract::<_, #state_type, _>(#owner::#extracted(), #whole, #state).await)
    }

    /// The call is at one place and in one context, because rustc shows an error for each.
    fn extract_head(&self, site: CallSite<'_>, provider: usize, parameter: usize) -> Code {
        let (owner, state_type) = (self.owner(provider), self.state_type());
        let (head, state) = (self.head(), self.state());
        let declared = self.declared(provider);
        if self.graph.is_generic(provider) {
            // Its types are inferred, from the marker.
            let extracted = extractor_function(self.site, declared, parameter);
            return code!(site=> #hardwire::bounds::extract_head::<_, #state_type, _>(#owner::#extracted(), #head, #state).await);
        }
        let [owner, state_type] =
            [owner, state_type].map(|code| written_at(site.code, code.to_token_stream()));
        let extract = head_function(site, declared, parameter);
        code!(site=> #owner::#extract::<#state_type, _, _>((#head, #state)).await)
    }

    /// The guard or the type of the first parameter that needs this provider.
    fn needed_at(&self, provider: usize) -> Option<Span> {
        let guards = self.plan.guards.iter().zip(self.guards);
        let guards = guards.map(|(argument, guard)| (argument, guard.provider.span()));
        let types = self.target.iter().map(|parameter| parameter.subject.span());
        let parameters = self.plan.arguments.iter().zip(types);
        let mut askers = guards.chain(parameters);
        askers.find_map(|(argument, span)| self.needs(argument, provider).then_some(span))
    }

    fn needs(&self, argument: &Argument, provider: usize) -> bool {
        let next = |position: usize| self.graph.providers[position].dependencies().collect();
        argument.any(&mut |argument| {
            let built = match argument {
                Argument::Local { local, .. } | Argument::Deferred(local) => {
                    self.plan.locals[*local].origin.provider()
                }
                Argument::Closure(closure) => Some(closure.call.provider),
                _ => None,
            };
            built.is_some_and(|built| {
                trail::shortest(built, next, |position| position == provider).is_some()
            })
        })
    }

    /// A reference to the state of the extractors: the container, or the state that contains it.
    pub(super) fn state(&self) -> Code {
        let state = self.site.local("state");
        match self.setting {
            _ if !self.graph.has_state => self.app(),
            Setting::Extractor(_) => code!(self.site=> #state),
            _ => code!(self.site=> &#state),
        }
    }

    /// Output: `App`, or `<App as HasState>::State`
    pub(crate) fn state_type(&self) -> Code {
        let container = &self.container;
        if self.graph.has_state {
            code!(self.site=> <#container as #hardwire::__private::HasState>::State)
        } else {
            container.clone()
        }
    }

    /// Takes the container from the handler's state, if that has another type.
    ///
    /// Output: `let app = App::__from_state(&state);`
    pub(crate) fn taken_from_state(&self) -> Code {
        if !self.graph.has_state || !self.plan.needs_app() || self.setting != Setting::Handler {
            return Code::new();
        }
        let [app, state] = self.site.local_names(["app", "state"]);
        let container = &self.container;
        code!(self.site=> let #app = #container::__from_state(&#state);)
    }

    /// The whole request, reassembled if it was split.
    fn whole_request(&self) -> Code {
        let [request, parts, body] = self.site.local_names(["request", "parts", "body"]);
        if self.plan.splits_request() {
            code!(self.site=> #hardwire::__private::Request::from_parts(#parts, #body))
        } else {
            code!(self.site=> #request)
        }
    }
}

/// The name of the function that names the extractor type of the provider's parameter.
pub(crate) fn extractor_function(
    site: CallSite<'_>,
    provider: &Provider,
    parameter: usize,
) -> Ident {
    site.name(&format!(
        "__extractor_{}_{parameter}",
        provider.function_name()
    ))
}

/// The function that extracts the parameter from the head.
pub(crate) fn head_function(site: CallSite<'_>, provider: &Provider, parameter: usize) -> Ident {
    site.name(&format!(
        "{}_from_head_{parameter}",
        provider.function_name()
    ))
}

/// The same tokens as if the user had written them at this place.
fn written_at(place: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &mut token {
            *group = Group::new(group.delimiter(), written_at(place, group.stream()));
        }
        if !is_dollar_crate(&token) {
            token.set_span(place);
        }
        token
    });
    tokens.collect()
}
