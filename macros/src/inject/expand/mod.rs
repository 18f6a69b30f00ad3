//! [`Handler`] and its sources → tokens. Cannot fail.

mod original;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{GenericParam, Generics};

use super::link::Linked;
use super::parse::Handler;
use super::wiring_list::wiring_list;
use crate::emit::{Scope, Setting, local};
use crate::plan::{Argument, Plan, plan};

/// Output:
/// ```ignore
/// pub async fn chat(State(app): State<App>, request: Request) -> Response {
///     async fn chat(user: &User, Json(ask): Json<Ask>) -> Result<Json<Answer>, ApiError> { … }
///     let user = …;
///     let ask = …;
///     chat(&user, ask).await.into_response()
/// }
/// ```
pub(super) fn handler(handler: &Handler, linked: &Linked) -> TokenStream {
    let plan = plan(&linked.graph, &linked.sources);
    let container = &handler.options.container;
    let scope = Scope::new(
        &linked.graph,
        &plan,
        quote!(#container),
        &handler.parameters,
        Setting::Handler,
    );
    let (steps, arguments) = (scope.steps(), scope.arguments());
    let apart = take_apart(&plan);
    let call = handler.call(&arguments);
    let parameters = parameters(handler, &plan);
    let inside = handler.inside();
    let reveal = reveal(handler, &plan);
    outer(
        handler,
        &wiring_list(handler, linked),
        &parameters,
        &quote! {
            #inside
            #reveal
            #apart
            #steps
            ::hardwire::__private::IntoResponse::into_response(#call)
        },
    )
}

/// A handler that has the right type and never runs, for a program that does not compile anyway:
/// where it is used, nothing else turns red.
pub(super) fn stub(handler: &Handler) -> TokenStream {
    let has_receiver = handler.function.signature.receiver().is_some();
    let inside = handler.inside().filter(|_| !has_receiver).map(|inside| {
        quote! {
            #[allow(dead_code, reason = "its wiring has an error, so nothing calls it")]
            #inside
        }
    });
    outer(
        handler,
        &[],
        &TokenStream::new(),
        &quote! {
            #inside
            ::core::unreachable!()
        },
    )
}

fn outer(
    handler: &Handler,
    wiring: &[String],
    parameters: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let Handler {
        attributes,
        function,
        ..
    } = handler;
    let (visibility, name) = (&function.visibility, &function.signature.ident);
    let generics = outer_generics(&function.signature.generics);
    let where_clause = &generics.where_clause;
    let fn_token = function.signature.fn_token;
    let beside = handler.beside();
    quote! {
        #beside
        #(#attributes)*
        #(#[doc = #wiring])*
        #visibility async #fn_token #name #generics (#parameters) -> ::hardwire::__private::Response #where_clause {
            #body
        }
    }
}

/// Only what the code below needs.
fn parameters(handler: &Handler, plan: &Plan) -> TokenStream {
    let container = &handler.options.container;
    let parameters = needs(plan).map(|name| {
        let parameter = parameter(handler, name);
        if name == APP {
            quote!(::hardwire::__private::State(#parameter): ::hardwire::__private::State<#container>)
        } else {
            quote!(#parameter: ::hardwire::__private::Request)
        }
    });
    quote!(#(#parameters),*)
}

const APP: &str = "app";
const REQUEST: &str = "request";

fn needs(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let is_singleton = |argument: &Argument| matches!(argument, Argument::Singleton { .. });
    let is_part = |argument: &Argument| matches!(argument, Argument::Part { .. });
    let extracts = plan.has_extractors();
    let app = extracts || plan.any_argument(&mut { is_singleton });
    let request = extracts || plan.any_argument(&mut { is_part });
    let needs = [app.then_some(APP), request.then_some(REQUEST)];
    needs.into_iter().flatten()
}

/// Its name, unless the user's function has it, which stands nearer.
fn parameter(handler: &Handler, name: &str) -> Ident {
    if hides(handler, name) {
        local(&format!("{name}_2"))
    } else {
        local(name)
    }
}

fn hides(handler: &Handler, name: &str) -> bool {
    handler.options.call.is_none() && handler.function.signature.ident == name
}

/// `let app = app_2;`, which stands nearer than a function `app`.
fn reveal(handler: &Handler, plan: &Plan) -> TokenStream {
    let hidden = needs(plan).filter(|name| hides(handler, name));
    hidden
        .map(|name| {
            let (own, parameter) = (local(name), parameter(handler, name));
            quote!(let #own = #parameter;)
        })
        .collect()
}

/// `let (parts, body) = request.into_parts();`, where the head is needed apart from the body.
fn take_apart(plan: &Plan) -> TokenStream {
    if !plan.splits_request() {
        return TokenStream::new();
    }
    let (request, parts, body) = (local("request"), local("parts"), local("body"));
    let mutability = plan.extracts_from_head().then(|| quote!(mut));
    let body = if plan.reads_body() {
        quote!(#body)
    } else {
        quote!(_)
    };
    quote!(let (#mutability #parts, #body) = ::hardwire::__private::Request::into_parts(#request);)
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
