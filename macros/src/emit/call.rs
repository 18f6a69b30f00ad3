//! The call of a provider: its path, its name and its arguments.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::spanned::Spanned;

use super::{Context, Emitter, free};
use crate::graph::Provider;
use crate::plan::{Application, Argument, Call};
use crate::syntax::{CallSite, Code, code, is_dollar_crate};

impl Emitter<'_> {
    /// `App::user(&app.db).await`
    pub(super) fn call(&self, call: &Call, context: Context<'_>) -> Code {
        let mut given = self.given(call);
        let evaluated = self.evaluated_here(call, given.as_deref_mut().unwrap_or_default());
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
            &code!(self.site=> #owner::#function),
            &arguments,
            context,
        );
        let called = self.unless_overridden(call, called, context);
        if evaluated.is_empty() {
            called
        } else {
            code!(self.site=> { #evaluated #called })
        }
    }

    /// Evaluates the arguments that name parameters before a blocking call, which must own their values. Makes
    /// `given` refer to these values.
    ///
    /// Output: `let argument_1 = name.clone();`
    fn evaluated_here(&self, call: &Call, given: &mut [Code]) -> Code {
        if !call.is_blocking || call.bound.is_empty() {
            return Code::new();
        }
        let given = given.iter_mut().enumerate();
        let evaluated = given.map(|(position, argument)| {
            let wish = format!("argument_{}", position + 1);
            let name = self.site.local(&free(&wish, |name| self.is_used(name)));
            let value = std::mem::replace(argument, code!(self.site=> #name));
            code!(self.site=> let #name = #value;)
        });
        evaluated.collect()
    }

    /// `App::user(&app.db)`; where a generic provider is asked for, at that place.
    pub(super) fn applied(
        &self,
        function: &Code,
        arguments: &[Code],
        asked_at: Option<Span>,
    ) -> Code {
        let arguments = self.site.list(arguments);
        let Some(place) = asked_at else {
            return code!(self.site=> #function(#arguments));
        };
        let site = self.in_one_context(place);
        let path = all_at(site.code, function.to_token_stream());
        code!(site=> #path (#arguments))
    }

    /// The place, with the hygiene of the container's path. For tokens in two hygiene contexts, rustc shows more
    /// than the place.
    fn in_one_context(&self, place: Span) -> CallSite<'_> {
        let first = self.container.to_token_stream().into_iter().next();
        let context = first.map_or(self.site.code, |token| token.span());
        self.site.spanned(place.resolved_at(context))
    }

    /// The arguments of `#[dep(name(arguments))]` at a parameter of the target.
    fn given(&self, call: &Call) -> Option<Vec<Code>> {
        let applied = match call.applied_at? {
            Application::Target(parameter) => self.target.get(parameter)?.applied.as_ref()?,
            Application::Guard(guard) => self.guards.get(guard)?,
            Application::Provider { .. } => return None,
        };
        let arguments = applied.arguments.as_ref()?;
        let arguments = arguments.iter();
        Some(
            arguments
                .map(|argument| self.applied_argument(call, argument))
                .collect(),
        )
    }

    /// Output: `&name`, or `Kept::kept(&number)` of `number`, which the function is given too
    fn applied_argument(&self, call: &Call, argument: &Expr) -> Code {
        if !self.is_kept(call, argument) {
            return code!(self.site=> #argument);
        }
        let site = self.site.spanned(argument.span());
        code!(site=> <_ as #hardwire::bounds::Kept>::kept(&#argument))
    }

    /// The owner of the function, and the function's name.
    fn function(&self, call: &Call) -> (Code, Ident) {
        if let Some(Application::Provider {
            provider,
            parameter,
        }) = call.applied_at
        {
            let function = applied_function(self.site, self.declared(provider), parameter);
            return (self.owner(provider), function);
        }
        let declared = self.declared(call.provider);
        (self.owner(call.provider), function_of(self.site, declared))
    }

    /// The declared provider, whose function an instance calls.
    pub(super) fn declared(&self, provider: usize) -> &Provider {
        &self.graph.providers[self.graph.declared(provider)]
    }
}

/// The name of the provider's function where it is declared.
pub(crate) fn function_of(site: CallSite<'_>, provider: &Provider) -> Ident {
    let name = match &provider.prefix {
        Some(_) => free_of_keywords(provider.function_name()),
        None => provider.name.clone(),
    };
    site.local(&name)
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
        let is_context = is_dollar_crate(&token);
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

/// The name of the factory function that contains the arguments at the parameter.
///
/// It has the parameter's position, because a parameter may have no name, or one that makes it ambiguous.
pub(crate) fn applied_function(site: CallSite<'_>, provider: &Provider, parameter: usize) -> Ident {
    site.name(&format!("__apply_{}_{parameter}", provider.function_name()))
}
