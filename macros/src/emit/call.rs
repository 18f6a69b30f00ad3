//! The call of a provider, where and by what name it is reached.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};

use super::{Context, Scope, ident};
use crate::graph::Provider;
use crate::plan::{Application, Argument, Call};
use crate::syntax::{Code, Hardwire, code, code_at, code_span, list, local_span};

impl Scope<'_> {
    /// `App::user(&app.db).await`
    pub(super) fn call(&self, call: &Call, context: Context<'_>) -> Code {
        let given = self.given(call.applied_at);
        let context = Context {
            given: given.as_deref().unwrap_or(context.given),
            ..context
        };
        let arguments: Vec<_> = call
            .arguments
            .iter()
            .filter(|argument| !is_written_by_container(call, argument))
            .map(|argument| (argument, context))
            .collect();
        let (owner, function) = self.function(call);
        let called = self.called(
            call.provider,
            &code!(#owner::#function),
            &arguments,
            context,
        );
        self.unless_overridden(call, called, context)
    }

    /// `App::user(&app.db)`; where a generic provider is asked for, at that place.
    pub(super) fn applied(
        &self,
        function: &Code,
        arguments: &[Code],
        asked_at: Option<Span>,
    ) -> Code {
        let arguments = list(arguments);
        let Some(place) = asked_at else {
            return code!(#function(#arguments));
        };
        let span = self.in_one_context(place);
        let path = all_at(span, function.to_token_stream());
        code_at!(span=> #path (#arguments))
    }

    /// The place, for tokens some of which the user wrote: rustc shows more than the place of what is
    /// in two contexts.
    fn in_one_context(&self, place: Span) -> Span {
        let first = self.container.to_token_stream().into_iter().next();
        let context = first.map_or_else(code_span, |token| token.span());
        place.resolved_at(context)
    }

    /// The arguments that `#[dep(name(arguments))]` gives at a parameter of the target.
    fn given(&self, applied_at: Option<Application>) -> Option<Vec<Code>> {
        let applied = match applied_at? {
            Application::Target(parameter) => self.target.get(parameter)?.applied.as_ref()?,
            Application::Guard(guard) => self.guards.get(guard)?,
            Application::Provider { .. } => return None,
        };
        let arguments = applied.arguments.as_ref()?;
        Some(arguments.iter().map(|argument| code!(#argument)).collect())
    }

    /// What has the function, and its name.
    fn function(&self, call: &Call) -> (Code, Ident) {
        if let Some(Application::Provider {
            provider,
            parameter,
        }) = call.applied_at
        {
            let function = applied_function(self.declared(provider), parameter);
            return (self.owner(provider), function);
        }
        let declared = self.declared(call.provider);
        (self.owner(call.provider), function_of(declared))
    }

    /// The provider whose function it is.
    pub(super) fn declared(&self, provider: usize) -> &Provider {
        &self.graph.providers[self.graph.declared(provider)]
    }
}

/// The provider's function, as it is called where it is declared.
pub(super) fn function_of(provider: &Provider) -> Ident {
    let name = match &provider.prefix {
        Some(_) => free_of_keywords(provider.function_name()),
        None => provider.name.clone(),
    };
    ident(&name, local_span())
}

/// `r#type` of `type`
fn free_of_keywords(name: &str) -> String {
    let is_free = syn::parse_str::<Ident>(name).is_ok();
    if is_free {
        name.to_owned()
    } else {
        format!("r#{name}")
    }
}

fn all_at(span: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &mut token {
            *group = Group::new(group.delimiter(), all_at(span, group.stream()));
        }
        // `$crate` means what it does by its context alone.
        let is_context = Hardwire::is_context(&token);
        token.set_span(if is_context {
            span.resolved_at(token.span())
        } else {
            span
        });
        token
    });
    tokens.collect()
}

fn is_written_by_container(call: &Call, argument: &Argument) -> bool {
    let is_partial = matches!(call.applied_at, Some(Application::Provider { .. }));
    is_partial && matches!(argument, Argument::Given(_))
}

/// The provider's factory with the arguments in it that stand at the parameter.
///
/// By position, because a parameter's name may be missing, or run together with the provider's.
pub(crate) fn applied_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!(
        "__apply_{}_{parameter}",
        provider.function_name(),
        span = code_span()
    )
}
