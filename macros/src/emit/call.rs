//! The call of a provider, where and by what name it is reached.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::spanned::Spanned;

use super::{Context, Scope, free};
use crate::graph::Provider;
use crate::plan::{Application, Argument, Call};
use crate::syntax::{CallSite, Code, code, is_dollar_crate};

impl Scope<'_> {
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

    /// The arguments that name parameters, where the call runs on another thread: that must own them, and
    /// not what they name. Points to their values.
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

    /// The place, for tokens some of which the user wrote: rustc shows more than the place of what is
    /// in two contexts.
    fn in_one_context(&self, place: Span) -> CallSite<'_> {
        let first = self.container.to_token_stream().into_iter().next();
        let context = first.map_or(self.site.code, |token| token.span());
        self.site.spanned(place.resolved_at(context))
    }

    /// The arguments that `#[dep(name(arguments))]` gives at a parameter of the target.
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

    /// What has the function, and its name.
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

    /// The provider whose function it is.
    pub(super) fn declared(&self, provider: usize) -> &Provider {
        &self.graph.providers[self.graph.declared(provider)]
    }
}

/// The provider's function, as it is called where it is declared.
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

/// The provider's factory with the arguments in it that stand at the parameter.
///
/// By position, because a parameter's name may be missing, or run together with the provider's.
pub(crate) fn applied_function(site: CallSite<'_>, provider: &Provider, parameter: usize) -> Ident {
    site.name(&format!("__apply_{}_{parameter}", provider.function_name()))
}
