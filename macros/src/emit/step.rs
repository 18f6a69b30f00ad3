use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::spanned::Spanned;

use super::{Branch, Context, Rejection, Scope, Setting, ident, join, local, try_join};
use crate::graph::Provider;
use crate::plan::{Application, Argument, Call, Origin, Step};
use crate::syntax::{Hardwire, code_span, local_span, quote};

impl Scope<'_> {
    /// `let user = App::user(&app.db).await;`
    pub(super) fn step(&self, step: &Step, context: Context<'_>) -> TokenStream {
        match step {
            Step::Provide { local, call } => {
                let provider = &self.graph.providers[call.provider];
                let asked_at = self.asked_at(*local);
                let context = Context {
                    asked_at,
                    ..context
                };
                let called = self.call(call, context);
                let is_kept = self.plan.slot_of(*local).is_some();
                if self.plan.is_guard(*local) && provider.key.is_unit() && !is_kept {
                    self.guard(*local, &called, provider.is_fallible, context)
                } else {
                    self.bind(*local, called, provider.is_fallible, context)
                }
            }
            Step::Await { local, provider } => {
                let asked_at = self.asked_at(*local);
                let context = Context {
                    asked_at,
                    ..context
                };
                self.wait(*local, *provider, context)
            }
            Step::Extract { local, reads_body } => self.extract(*local, *reads_body, context),
            Step::ExtractFor { local, reads_body } => {
                self.extract_for(*local, *reads_body, context)
            }
            Step::Copy { local, argument } => {
                let asked_at = self.asked_at(*local);
                let span = Context {
                    asked_at,
                    ..context
                }
                .place();
                let name = self.name(*local, span);
                let copy = self.argument(argument, Context { span, ..context });
                quote!(let #name = #copy;)
            }
            Step::Retain(part) => {
                let name = Self::part_local(*part);
                let part = self.part(*part);
                quote!(let #name = ::core::clone::Clone::clone(#part);)
            }
        }
    }

    /// `App::user(&app.db).await`
    pub(super) fn call(&self, call: &Call, context: Context<'_>) -> TokenStream {
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
            &quote!(#owner::#function),
            &arguments,
            context,
        );
        self.unless_overridden(call, called, context)
    }

    /// `App::user(&app.db)`; where a generic provider is asked for, at that place.
    pub(super) fn applied(
        &self,
        function: &TokenStream,
        arguments: &[TokenStream],
        asked_at: Option<Span>,
    ) -> TokenStream {
        let Some(place) = asked_at else {
            return quote!(#function(#(#arguments),*));
        };
        let span = self.in_one_context(place);
        let path = all_at(span, function.clone());
        let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#(#arguments),*));
        arguments.set_span(span);
        quote!(#path #arguments)
    }

    /// The place, for tokens some of which the user wrote: rustc shows more than the place of what is
    /// in two contexts.
    fn in_one_context(&self, place: Span) -> Span {
        let first = self.container.clone().into_iter().next();
        let context = first.map_or_else(code_span, |token| token.span());
        place.resolved_at(context)
    }

    /// The type of the target's parameter that is this local.
    fn asked_at(&self, made: usize) -> Option<Span> {
        let is_it = |argument: &Argument| matches!(argument, Argument::Local { local, .. } if *local == made);
        let mut arguments = self.plan.arguments.iter().zip(self.target);
        let (_, parameter) = arguments.find(|(argument, _)| argument.any(&mut { is_it }))?;
        Some(parameter.subject.span())
    }

    /// The arguments that `#[dep(name(arguments))]` gives at a parameter of the target.
    fn given(&self, applied_at: Option<Application>) -> Option<Vec<TokenStream>> {
        let applied = match applied_at? {
            Application::Target(parameter) => self.target.get(parameter)?.applied.as_ref()?,
            Application::Guard(guard) => self.guards.get(guard)?,
            Application::Provider { .. } => return None,
        };
        let arguments = applied.arguments.as_ref()?;
        Some(arguments.iter().map(|argument| quote!(#argument)).collect())
    }

    /// What has the function, and its name.
    fn function(&self, call: &Call) -> (TokenStream, Ident) {
        if let Some(Application::Provider {
            provider,
            parameter,
        }) = call.applied_at
        {
            let function = applied_function(self.declared(provider), parameter);
            return (self.owner(provider), function);
        }
        let name = &self.declared(call.provider).name;
        (self.owner(call.provider), ident(name, local_span()))
    }

    /// The provider whose function it is.
    pub(super) fn declared(&self, provider: usize) -> &Provider {
        &self.graph.providers[self.graph.declared(provider)]
    }

    fn extract(&self, made: usize, reads_body: bool, context: Context<'_>) -> TokenStream {
        let Origin::Parameter(parameter) = self.plan.locals[made].origin else {
            return TokenStream::new();
        };
        let ty = &self.target[parameter].argument.ty;
        // The error that the type is no extractor goes to the type, and is one: rustc finds it at
        // the type and at the call.
        let span = ty.span();
        let ty = shown_at(span, ty.to_token_stream());
        let (container, hardwire) = (&self.container, Hardwire::written_at(span));
        let (app, head, whole) = (self.app(), self.head(), self.whole_request());
        let value = if reads_body {
            quote_spanned!(span=> <#ty as #hardwire::__private::FromRequest<#container, _>>::from_request(#whole, #app).await)
        } else {
            quote_spanned!(span=> <#ty as #hardwire::__private::FromRequestParts<#container, _>>::from_request_parts(#head, #app).await)
        };
        self.bind(made, value, true, context)
    }

    fn extract_for(&self, made: usize, reads_body: bool, context: Context<'_>) -> TokenStream {
        let Origin::ProviderParameter {
            provider,
            parameter,
        } = self.plan.locals[made].origin
        else {
            return TokenStream::new();
        };
        let owner = self.owner(provider);
        let provider = self.declared(provider);
        let (app, head, whole) = (self.app(), self.head(), self.whole_request());
        let value = if reads_body {
            let function = last_extractor_function(provider, parameter);
            quote!(#owner::#function(#whole, #app).await)
        } else {
            let function = extractor_function(provider, parameter);
            quote!(#owner::#function(#head, #app).await)
        };
        self.bind(made, value, true, context)
    }

    /// The request as it came, put together again if it was taken apart.
    fn whole_request(&self) -> TokenStream {
        let (request, parts, body) = (local("request"), local("parts"), local("body"));
        if self.plan.splits_request() {
            quote!(#Hardwire::__private::Request::from_parts(#parts, #body))
        } else {
            quote!(#request)
        }
    }

    /// What gives nothing but its refusal.
    ///
    /// Output:
    /// ```ignore
    /// if let Err(error) = App::verify_token(request.headers()).await {
    ///     return error.into_response();
    /// }
    /// ```
    fn guard(
        &self,
        made: usize,
        called: &TokenStream,
        is_fallible: bool,
        context: Context<'_>,
    ) -> TokenStream {
        if is_fallible {
            let way_out = self.way_out(self.plan.locals[made].origin, context);
            let error = local("error");
            quote! {
                if let ::core::result::Result::Err(#error) = #called {
                    #way_out;
                }
            }
        } else {
            quote!(#called;)
        }
    }

    /// `let user = …;`, and where that can fail, the way out. What is kept for its teardown is only
    /// lent: `let tx = ends.slots.0.keep(&ends.order, …);`
    fn bind(
        &self,
        made: usize,
        value: TokenStream,
        is_fallible: bool,
        context: Context<'_>,
    ) -> TokenStream {
        let name = self.name(made, context.place());
        let slot = self.slot(made);
        let position = made;
        let made = &self.plan.locals[made];
        let is_mutable =
            made.is_mutable && !context.is_joined && (slot.is_none() || made.is_conditional());
        let mutability = is_mutable.then(|| quote!(mut));
        let value = if is_fallible {
            let (error, way_out) = (local("error"), self.way_out(made.origin, context));
            quote! {
                match #value {
                    ::core::result::Result::Ok(#name) => #name,
                    ::core::result::Result::Err(#error) => #way_out,
                }
            }
        } else {
            value
        };
        let value = match slot {
            Some(slot) => slot.keep(&value),
            None if made.is_shared => quote!(::std::sync::Arc::new(#value)),
            None => value,
        };
        let value = self.if_needed(position, value);
        quote!(let #mutability #name = #value;)
    }

    /// The steps that run at the same time, each in a block of its own.
    pub(super) fn joined(&self, steps: &[&Step], context: Context<'_>) -> TokenStream {
        let context = Context {
            is_joined: true,
            ..context
        };
        let branches: Vec<_> = steps
            .iter()
            .filter_map(|step| {
                let made = step.local()?;
                Some(Branch {
                    name: self.name(made, local_span()),
                    is_mutable: self.plan.locals[made].is_mutable
                        && (self.slot(made).is_none() || self.plan.locals[made].is_conditional()),
                    step: self.step(step, context),
                })
            })
            .collect();
        if steps.iter().any(|step| self.can_refuse(step)) {
            let error = local("error").to_token_stream();
            try_join(&branches, &self.leave(&error))
        } else {
            join(&branches)
        }
    }

    /// What happens when a value cannot be made.
    fn way_out(&self, origin: Origin, context: Context<'_>) -> TokenStream {
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

    pub(super) fn name(&self, made: usize, span: Span) -> Ident {
        ident(&self.names[made], span)
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

fn is_written_by_container(call: &Call, argument: &Argument) -> bool {
    let is_partial = matches!(call.applied_at, Some(Application::Provider { .. }));
    is_partial && matches!(argument, Argument::Given(_))
}

/// The error of a provider that was run for the singleton that the way leads to.
pub(crate) fn build_error(
    graph: &crate::graph::Graph,
    way: &[usize],
    provider: usize,
) -> TokenStream {
    let error = local("error");
    let beyond = Some(provider).filter(|provider| way.last() != Some(provider));
    let hops = way.iter().copied().chain(beyond);
    let hops = hops.map(|step| graph.providers[step].plain_name());
    let (container, name) = (&graph.container, graph.providers[provider].plain_name());
    quote! {
        ::core::result::Result::Err(#Hardwire::__private::build_error(#name, &[#container, #(#hops),*], #Hardwire::__private::StartUpError::boxed(#error)))
    }
}

/// The provider's factory with the arguments in it that stand at the parameter.
///
/// By position, because a parameter's name may be missing, or run together with the provider's.
pub(crate) fn applied_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!(
        "__apply_{}_{parameter}",
        provider.plain_name(),
        span = code_span()
    )
}

/// The extractor that the provider asks for at the parameter, where it may read the body.
pub(crate) fn last_extractor_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!(
        "__extract_last_{}_{parameter}",
        provider.plain_name(),
        span = code_span()
    )
}

/// The extractor that the provider asks for at the parameter.
pub(crate) fn extractor_function(provider: &Provider, parameter: usize) -> Ident {
    format_ident!(
        "__extract_{}_{parameter}",
        provider.plain_name(),
        span = code_span()
    )
}
