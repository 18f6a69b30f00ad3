//! Tokens → [`Handler`].

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, ReturnType, Safety, Signature, Type, Visibility};

use super::Target;
use super::bound::{Bound, bound};
use super::item::Item;
use super::options::{Options, options};
use crate::diagnostics::messages::{self, handler, parameter};
use crate::diagnostics::{Diagnostic, Errors};
use crate::graph::Holder;
use crate::graph::resolve::Choice;
use crate::syntax::{
    self, Body, Function, HalfTyped, Parameter, allows_editors, mentions_self, parameters,
    too_deep, write_factories_in_place,
};

/// What the function becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Handler,
    /// Of `axum::middleware::from_fn_with_state`.
    Middleware,
    /// Of `axum::middleware::map_request_with_state`.
    RequestMap,
    /// Of `axum::middleware::map_response_with_state`.
    ResponseMap,
    /// A function for whoever has a container.
    Task,
}

/// A function under `#[inject]`.
pub(super) struct Handler {
    pub(super) options: Options,
    pub(super) form: Form,
    /// For the handler that axum sees.
    pub(super) attributes: Vec<Attribute>,
    /// As written, without the attributes that are for us or for the outer function.
    pub(super) function: Function,
    /// It lacks what was half typed of it, and is for editors alone.
    pub(super) is_half_typed: bool,
    /// It says `Self`, or a type parameter of the `impl` that it stands in.
    pub(super) is_of_self: bool,
    /// It is a plain `fn`, with nothing to wait for.
    pub(super) is_sync: bool,
    pub(super) parameters: Vec<Parameter>,
    /// Which of them the arguments of factories name.
    pub(super) bound: Bound,
}

/// The handler, unless it is no function.
pub(super) fn handler(
    options: TokenStream,
    item: &Item,
    target: &Target,
    errors: &mut Errors,
) -> Option<Handler> {
    let options = self::options(options, errors);
    if let Some(token) = too_deep(&item.tokens, 0) {
        errors.push(parameter::nested_too_deeply(&token));
        return None;
    }
    let (mut function, is_half_typed) = function(&item.tokens, errors)?;
    let is_of_self = options.is_beside || item.may_say("Self") && mentions_self(&function);
    check_form(&function, errors);
    make_plain(&mut function);
    let again = take_inject(&mut function.attributes);
    errors.extend(again.map(|again| handler::repeated_inject(again.path())));
    write_factories_in_place(&mut function.signature);
    let mut parameters = read_parameters(&function.signature, errors);
    let arguments = parameters
        .iter()
        .filter(|parameter| parameter.is_argument() && !options.is_task);
    errors.extend(arguments.map(parameter::handler_argument));
    let form = form(
        &options,
        &function.signature,
        &mut parameters,
        target,
        errors,
    );
    let bound = bound(&parameters);
    bound.allow_unused(&mut parameters);
    let (inner, attributes) = std::mem::take(&mut function.attributes)
        .into_iter()
        .partition::<Vec<_>, _>(belongs_to_body);
    function.attributes = inner;
    let attributes = attributes
        .into_iter()
        .chain(is_half_typed.then(allows_editors));
    let is_sync = is_sync(&function.signature);
    Some(Handler {
        options,
        form,
        attributes: attributes.collect(),
        function,
        is_half_typed,
        is_of_self,
        is_sync,
        parameters,
        bound,
    })
}

/// The function, and whether something of it is half typed.
fn function(item: &TokenStream, errors: &mut Errors) -> Option<(Function, bool)> {
    let error = match Function::of(item.clone()) {
        Ok(function) => return Some((function, false)),
        Err(error) => error,
    };
    let Some(half) = HalfTyped::of(item) else {
        errors.push(unreadable(what_it_is(item.clone()), &error));
        return None;
    };
    errors.extend(half.untold.map(|_| handler::malformed_handler(&error)));
    Some((half.function, true))
}

fn read_parameters(signature: &Signature, errors: &mut Errors) -> Vec<Parameter> {
    let (parameters, faults) = parameters(signature);
    errors.extend(faults.iter().map(messages::unreadable_parameter));
    parameters
}

/// `-> !`
pub(super) fn is_never(output: &ReturnType) -> bool {
    matches!(output, ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)))
}

/// A middleware is given its `Next`, as a task is given its arguments. The other forms are read off
/// names too: what they are taken for, the code that comes out has to be, or it does not compile.
fn form(
    options: &Options,
    signature: &Signature,
    parameters: &mut [Parameter],
    target: &Target,
    errors: &mut Errors,
) -> Form {
    if options.is_task {
        return Form::Task;
    }
    let is_provided = |parameter: &Parameter| {
        !is_written_as_axum_s(&parameter.subject) && target.provides(parameter.demand.shape.key())
    };
    let is_next = |parameter: &Parameter| parameter.is_next() && !is_provided(parameter);
    if let Some(position) = parameters.iter().position(is_next) {
        let is_last = position + 1 == parameters.len();
        let next = &mut parameters[position];
        next.demand.choice = Choice::Argument;
        errors.extend((!is_last).then(|| handler::next_that_is_not_last(next)));
        return Form::Middleware;
    }
    match parameters.last_mut() {
        Some(last) if last.is_response() && !is_provided(last) => {
            last.demand.choice = Choice::Argument;
            Form::ResponseMap
        }
        _ if returns_request(&signature.output) => Form::RequestMap,
        _ => Form::Handler,
    }
}

/// `axum::response::Response`
fn is_written_as_axum_s(ty: &Type) -> bool {
    let Type::Path(path) = syntax::ungroup(ty) else {
        return false;
    };
    let first = path.path.segments.first();
    first.is_some_and(|first| first.ident == "axum")
}

/// `-> Request`, or `-> Result<Request, StatusCode>`, neither of which is a response.
fn returns_request(output: &ReturnType) -> bool {
    let returned = syntax::ReturnType::of(output);
    returned
        .is_ok_and(|returned| returned.key.is_named("Request") && returned.holder == Holder::Plain)
}

/// What is about the user's own parameters and body stays with them; the rest, documentation
/// among it, belongs to the handler that axum sees.
fn belongs_to_body(attribute: &Attribute) -> bool {
    attribute
        .path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == "instrument")
}

/// The first word of an item that is no function.
fn what_it_is(item: TokenStream) -> Option<Ident> {
    let is_function = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "fn");
    if item.clone().into_iter().any(|token| is_function(&token)) {
        return None;
    }
    let keyword = |input: ParseStream<'_>| {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let keyword = input.call(Ident::parse_any)?;
        input.parse::<TokenStream>()?;
        Ok(keyword)
    };
    keyword.parse2(item).ok()
}

fn unreadable(no_function: Option<Ident>, error: &syn::Error) -> Diagnostic {
    match no_function {
        Some(keyword) => handler::not_a_handler(&keyword),
        None => handler::malformed_handler(error),
    }
}

/// Reports what a handler cannot be.
fn check_form(function: &Function, errors: &mut Errors) {
    let signature = &function.signature;
    if let Body::Missing(semicolon) = &function.body {
        errors.push(handler::handler_without_body(semicolon));
    }
    if let Some(receiver) = signature.receiver() {
        errors.push(handler::handler_with_receiver(receiver));
    }
    if is_of_async_trait(signature) {
        errors.push(handler::under_async_trait(&signature.fn_token));
    }
    if let Some(constness) = &signature.constness {
        errors.push(handler::unsupported_qualifier(constness, "const"));
    }
    if let Safety::Unsafe(unsafety) = &signature.safety {
        errors.push(handler::unsupported_qualifier(unsafety, "unsafe"));
    }
    if let Some(abi) = &signature.abi {
        errors.push(handler::unsupported_qualifier(abi, "extern"));
    }
}

/// A plain `fn`, as it is written: `#[async_trait]` leaves one too.
fn is_sync(signature: &Signature) -> bool {
    signature.asyncness.is_none() && !is_of_async_trait(signature)
}

/// What `#[async_trait]` has made of an `async fn`, which it does before we see it.
pub(super) fn is_of_async_trait(signature: &Signature) -> bool {
    let mut lifetimes = signature.generics.lifetimes();
    lifetimes.any(|lifetime| lifetime.lifetime.ident == "async_trait")
}

/// A second `#[inject]` would wire the handler that the first one makes.
fn take_inject(attributes: &mut Vec<Attribute>) -> Option<Attribute> {
    let is_inject = |attribute: &Attribute| {
        let last = attribute.path().segments.last();
        last.is_some_and(|last| last.ident == "inject")
    };
    let position = attributes.iter().position(is_inject)?;
    Some(attributes.remove(position))
}

/// Takes off what was reported, before rustc reports it again.
fn make_plain(function: &mut Function) {
    function.signature.constness = None;
    function.signature.safety = Safety::Default;
    function.signature.abi = None;
    if let Body::Missing(_) = function.body {
        function.body = syn::parse_quote!({ ::core::unreachable!() });
    }
}
