//! [`Handler`] and its sources → tokens. Cannot fail.

mod original;
mod parameters;
mod task;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, ReturnType, Signature, Token, Type};

use self::parameters::Parameters;
use super::dependency_table::dependency_table;
use super::link::Linked;
use super::parse::{Form, Handler, is_never, is_of_async_trait};
use crate::documentation;
use crate::emit::{Answer, AskedTypes, Emitter, Setting};
use crate::plan::Plan;
use crate::syntax::{CallSite, Code, code, only_in_editors};

/// Output:
/// ```ignore
/// pub fn chat(state: State<App>) -> impl Future<Output = Response> + Send {
///     async fn chat(user: &User, Json(ask): Json<Ask>) -> Result<Json<Answer>, ApiError> { … }
///     let State(app, request) = state;
///     async move {
///         let user = …;
///         let ask = …;
///         chat(&user, ask).await.into_response()
///     }
/// }
/// ```
///
/// An `async fn` would move its parameters once more when it begins, and keep room for them twice.
pub(super) fn handler(site: CallSite<'_>, handler: &Handler, linked: &Linked) -> TokenStream {
    let emitter = emitter(site, handler, linked);
    let parameters = Parameters::of(handler, &emitter);
    let inner = inner(handler, linked, &emitter, &parameters);
    let (unpacked, body) = (parameters.unpacked(), inner.body);
    let outer = Outer {
        dependencies: dependency_table(site, handler, linked),
        finds_instances: finds_instances(handler, linked),
        parameters: parameters.declared(),
        modules: emitter.module_names(),
        inside: handler.inside(site),
        emitted: Emitted {
            body: code!(site=> #unpacked #body),
            ..inner
        },
    };
    outer.written(site, handler)
}

/// What writes the code of the handler's plan.
fn emitter<'a>(site: CallSite<'a>, handler: &'a Handler, linked: &'a Linked) -> Emitter<'a> {
    let (container, options) = (handler.options.container(site), &handler.options);
    let mut emitter = Emitter::new(
        site,
        &linked.graph,
        &linked.plan,
        code!(site=> #container),
        &handler.parameters,
        handler.setting(),
    );
    emitter.guards = &options.guards;
    emitter.generics = Some(&handler.function.signature.generics);
    emitter.own_error = options.error.as_ref().map(|error| code!(site=> #error));
    emitter.returned_at = handler.returned_at(site).code;
    emitter.answer = handler.answer();
    emitter.target_waits = !handler.is_sync;
    emitter.is_lasting = handler.form != Form::Task || task::is_lasting(handler);
    emitter
}

/// The steps of the plan and the call of the user's function.
fn inner(
    handler: &Handler,
    linked: &Linked,
    emitter: &Emitter<'_>,
    parameters: &Parameters<'_>,
) -> Emitted {
    let (site, plan) = (emitter.site, &linked.plan);
    let call = handler.call(site, &emitter.arguments());
    let call = if handler.form == Form::Middleware && !handler.is_sync {
        emitter.around(call)
    } else {
        call
    };
    let calls_only = handler.form == Form::Handler
        && plan.is_empty()
        && handler.options.error.is_none()
        && !is_never(&handler.function.signature.output);
    if calls_only {
        return Emitted::of_call(site, handler, &call);
    }
    let (apart, steps) = (take_apart(site, handler, plan), emitter.steps());
    let returned = handler.returned(site, &call, !plan.kept.is_empty());
    let body = emitter.with_ends(&code!(site=> #apart #steps), &returned);
    let (checks, taken) = (checks(handler, linked, emitter), emitter.taken_from_state());
    let revealed = parameters.revealed();
    Emitted::of_body(site, handler, &code!(site=> #checks #revealed #taken #body))
}

/// The types that rustc checks before the first step.
fn checks(handler: &Handler, linked: &Linked, emitter: &Emitter<'_>) -> Code {
    let asked = AskedTypes {
        sources: &linked.sources,
        guards: &linked.guards,
        generics: &handler.function.signature.generics,
    };
    let unused_error = emitter.unused_error();
    let (twins, unseen) = (emitter.twins(&asked), emitter.unseen(&asked));
    code!(emitter.site=> #unused_error #twins #unseen)
}

/// A handler that has the right type and never runs, for a program that does not compile anyway:
/// where it is used, nothing else turns red. What rustc decides of its mistakes stands in it.
pub(super) fn stub(site: CallSite<'_>, handler: &Handler, undecided: &Code) -> TokenStream {
    let has_receiver = handler.function.signature.receiver().is_some();
    let inside = handler
        .inside(site)
        .filter(|_| !has_receiver)
        .map(|inside| {
            let condition = handler.is_half_typed.then(only_in_editors);
            code! {site=>
                #condition
                #[allow(dead_code, reason = "a dependency has an error, so nothing calls it")]
                #inside
            }
        });
    let outer = Outer {
        dependencies: Vec::new(),
        finds_instances: false,
        parameters: Parameters::unused(site, handler).declared(),
        modules: Code::new(),
        inside,
        emitted: Emitted::of_body(
            site,
            handler,
            &code!(site=> #undecided ::core::unreachable!()),
        ),
    };
    outer.written(site, handler)
}

/// What the emitted function returns, and how.
struct Emitted {
    asyncness: Option<Token![async]>,
    output: Code,
    body: Code,
}

impl Emitted {
    fn of_body(site: CallSite<'_>, handler: &Handler, body: &Code) -> Self {
        let signature = &handler.function.signature;
        match handler.form {
            Form::Handler | Form::Middleware | Form::ResponseMap => Self {
                asyncness: None,
                output: future_of(site, &code!(site=> #hardwire::__private::Response)),
                body: code!(site=> async move { #body }),
            },
            Form::RequestMap => Self {
                asyncness: None,
                output: future_of(site, &mapped_request(site)),
                body: code!(site=> async move { #body }),
            },
            Form::Task => Self {
                asyncness: asyncness_of_task(site, signature),
                output: Code::from(signature.output.to_token_stream()),
                body: body.clone(),
            },
        }
    }

    /// The future of the user's own function, where nothing has to be done before or lent to it.
    ///
    /// Output:
    /// ```ignore
    /// pub fn version() -> impl Future<Output = impl Responds> + Send {
    ///     async fn version() -> &'static str { … }
    ///     version()
    /// }
    /// ```
    fn of_call(site: CallSite<'_>, handler: &Handler, call: &Code) -> Self {
        let body = if handler.is_sync {
            code!(site=> async { #call })
        } else {
            call.clone()
        };
        Self {
            asyncness: None,
            output: future_of(site, &code!(site=> impl #hardwire::__private::Responds)),
            body,
        }
    }
}

/// What the task needs may have to be waited for, so it is async whatever the user's function is.
fn asyncness_of_task(site: CallSite<'_>, signature: &Signature) -> Option<Token![async]> {
    let is_plain = signature.asyncness.is_none() && !is_of_async_trait(signature);
    let ours = is_plain.then(|| Token![async](site.code));
    signature.asyncness.or(ours)
}

fn mapped_request(site: CallSite<'_>) -> Code {
    code!(site=> ::core::result::Result<#hardwire::__private::Request, #hardwire::__private::Response>)
}

fn future_of(site: CallSite<'_>, output: &Code) -> Code {
    code!(site=> -> impl ::core::future::Future<Output = #output> + ::core::marker::Send)
}

impl Handler {
    /// The type that it returns, or its name if it returns none.
    fn returned_at<'a>(&self, site: CallSite<'a>) -> CallSite<'a> {
        let signature = &self.function.signature;
        let place = match &signature.output {
            ReturnType::Type(_, ty) => ty.span(),
            ReturnType::Default => signature.ident.span(),
        };
        site.spanned(site.locals.located_at(place))
    }

    fn setting(&self) -> Setting<'static> {
        match self.form {
            Form::Handler | Form::Middleware | Form::RequestMap | Form::ResponseMap => {
                Setting::Handler
            }
            Form::Task => Setting::Task,
        }
    }

    fn answer(&self) -> Answer {
        match self.form {
            Form::RequestMap => Answer::Request,
            _ => Answer::Response,
        }
    }

    /// The response for the value that the user's function returns. If a teardown follows, the value is
    /// also inspected for an `Err`, because the teardown receives the outcome.
    ///
    /// Output: `IntoResponse::into_response(hello(&user).await)`, or
    /// `answered(hello(&*tx).await, |returned| Returned(returned).outcome())`
    fn returned(&self, site: CallSite<'_>, call: &Code, has_ends: bool) -> Code {
        let call = self.awaited(site, call);
        match self.form {
            // Whatever is expected, `!` is.
            _ if is_never(&self.function.signature.output) => call,
            // That it is no request is shown at the type that says so.
            Form::RequestMap => {
                code!(self.returned_at(site)=> #hardwire::bounds::MappedRequest::mapped(#call))
            }
            // So is that it is no response.
            Form::Handler | Form::Middleware | Form::ResponseMap => {
                let place = self.returned_at(site);
                let returned = place.name("returned");
                let answer = if has_ends {
                    code!(place=> #hardwire::__private::answered(#returned, |#returned| #hardwire::__private::Returned(#returned).outcome()))
                } else {
                    code!(place=> #hardwire::__private::IntoResponse::into_response(#returned))
                };
                code! {site=>
                    let #returned = #call;
                    #answer
                }
            }
            Form::Task => call,
        }
    }
}

/// The emitted function.
struct Outer {
    /// The lines of its documentation about dependencies.
    dependencies: Vec<String>,
    /// Whether it looks up the override of an instance, so that its type parameters must be `'static`.
    finds_instances: bool,
    parameters: Code,
    /// The aliases of modules.
    modules: Code,
    /// The user's function, if it is inside.
    inside: Option<Code>,
    emitted: Emitted,
}

impl Outer {
    fn written(self, site: CallSite<'_>, handler: &Handler) -> TokenStream {
        let Self {
            dependencies,
            finds_instances,
            parameters,
            modules,
            inside,
            emitted,
        } = self;
        let Emitted {
            asyncness,
            output,
            body,
        } = emitted;
        let function = &handler.function;
        let (visibility, name) = (&function.visibility, &function.signature.ident);
        let generics = generics(site, handler);
        let generics = if finds_instances {
            lasting(generics)
        } else {
            generics
        };
        let where_clause = &generics.where_clause;
        let attributes = handler.outer_attributes().map(ToTokens::into_token_stream);
        let attributes: Code = attributes.map(Code::from).collect();
        let no_generics = has_no_generics(handler, &generics).then(|| code!(site=> <>));
        let dependencies = documentation::attributes(site, &dependencies, visibility);
        let fn_token = code!(site.spanned(function.signature.fn_token.span)=> fn);
        let beside = handler.beside(site);
        let written = code! {site=>
            #beside
            #attributes
            #dependencies
            #visibility #asyncness #fn_token #name #no_generics #generics (#parameters) #output #where_clause {
                #modules
                #inside
                #body
            }
        };
        written.to_token_stream()
    }
}

fn generics(site: CallSite<'_>, handler: &Handler) -> Generics {
    match handler.form {
        Form::Handler | Form::Middleware | Form::RequestMap | Form::ResponseMap => {
            outer_generics(&handler.function.signature.generics)
        }
        Form::Task => task::generics(site, handler),
    }
}

/// Whether to say that there are none, in generated code. Otherwise rustc suggests a type parameter for the type of an
/// extractor that does not exist, and so reports it twice.
fn has_no_generics(handler: &Handler, generics: &Generics) -> bool {
    let is_name = |ty: &Type| matches!(ty, Type::Path(path) if path.path.get_ident().is_some());
    let mut parameters = handler.parameters.iter();
    generics.params.is_empty() && parameters.any(|parameter| is_name(&parameter.argument.ty))
}

/// `let (parts, body) = request.into_parts();`, where the head is needed apart from the body.
fn take_apart(site: CallSite<'_>, handler: &Handler, plan: &Plan) -> Code {
    if handler.form == Form::ResponseMap || !plan.splits_request() {
        return Code::new();
    }
    let [request, parts, body] = site.local_names(["request", "parts", "body"]);
    let mutability = plan.changes_head().then(|| code!(site=> mut));
    let body = if plan.reads_body() {
        code!(site=> #body)
    } else {
        code!(site=> _)
    };
    code!(site=> let (#mutability #parts, #body) = #hardwire::__private::Request::into_parts(#request);)
}

/// An instance of a generic provider may be overridden. A task's type parameters may borrow.
fn finds_instances(handler: &Handler, linked: &Linked) -> bool {
    let mut overridable = linked.plan.overridable.iter();
    let is_found = overridable.any(|overridable| linked.graph.is_generic(overridable.provider));
    is_found && handler.form != Form::Task
}

/// What is in the place of an instance is found by the instance's type, which must last for that.
/// Where a handler is routed, its type parameters do anyway.
fn lasting(mut generics: Generics) -> Generics {
    let types = generics.type_params().map(|ty| ty.ident.clone());
    let types: Vec<_> = types.collect();
    if !types.is_empty() {
        let predicates = &mut generics.make_where_clause().predicates;
        // Not each by itself, which clippy does not like beside other bounds of it.
        predicates.push(syn::parse_quote!((#(#types,)*): 'static));
    }
    generics
}

/// The type and const parameters of the user's function. Lifetimes are for its own borrows.
fn outer_generics(generics: &Generics) -> Generics {
    let has_types = generics
        .params
        .iter()
        .any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)));
    if has_types {
        generics.clone()
    } else {
        Generics::default()
    }
}
