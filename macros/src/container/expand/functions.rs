//! The provider functions, as written, and the functions that represent the extractors among their parameters.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{FnArg, GenericParam, WherePredicate};

use super::super::parse::{Container, Declaration};
use super::asked;
use super::cast::casts;
use super::end::end;
use super::handle::documentation;
use super::sharing::place;
use super::{overrides, returned};
use crate::emit;
use crate::graph::{Graph, Lifetime, Provider, Source};
use crate::syntax::{
    CallSite, Lifetimes, Parameter, allows_editors, code, mentions_name, only_in_editors,
    type_parameters, without_our_attributes,
};
use crate::vocabulary::Kind;

/// `impl App { … }`
pub(in super::super) fn functions(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
) -> TokenStream {
    let name = &container.name;
    let others = &container.others;
    let providers = container
        .providers
        .iter()
        .filter(|provider| provider.is_own() && provider.lifetime != Lifetime::Input);
    let functions = providers.map(function);
    let generated = container
        .providers
        .iter()
        .zip(&graph.providers)
        .filter(|(declaration, _)| declaration.is_own())
        .flat_map(|(declaration, provider)| {
            generated(site, container, graph, declaration, provider)
        });
    let (refuse, half_typed) = (refuse(site, container), half_typed(container));
    let confirmed = returned::confirmed(site, container);
    // In a module, a parameter that looks like an extractor may be a dependency that the container provides.
    let is_closed = container.kind == Kind::Container;
    let extractors = extracted(container, graph)
        .filter(|_| is_closed)
        .map(|parameter| is_extractor(site, container, parameter));
    quote! {
        #[allow(private_bounds, private_interfaces, reason = "a provider may use types that are private to its module")]
        #[allow(
            clippy::missing_errors_doc,
            clippy::must_use_candidate,
            clippy::needless_pass_by_value,
            clippy::ptr_arg,
            clippy::trivially_copy_pass_by_ref,
            clippy::unnecessary_wraps,
            reason = "the signature of a provider declares its dependencies"
        )]
        impl #name {
            #(#functions)*
            #(#others)*
            #(#generated)*
            #refuse
        }

        #confirmed
        #(#extractors)*
        #half_typed
    }
}

/// Output:
/// ```ignore
/// #[allow(unexpected_cfgs)]
/// impl App {
///     #[cfg(rust_analyzer)]
///     fn user(headers: &HeaderMap) -> User { … }
/// }
/// ```
fn half_typed(container: &Container) -> Option<TokenStream> {
    let name = &container.name;
    let (allowance, condition) = (allows_editors(), only_in_editors());
    let functions = container.half_typed.iter().map(|function| {
        let function = without_our_attributes(function.to_token_stream());
        quote!(#condition #function)
    });
    (!container.half_typed.is_empty()).then(|| quote!(#allowance impl #name { #(#functions)* }))
}

/// The container's error, under a name that handlers can reach.
///
/// Output:
/// ```ignore
/// fn __refuse(error: ApiError) -> Response {
///     error.into_response()
/// }
/// ```
fn refuse(site: CallSite<'_>, container: &Container) -> Option<TokenStream> {
    let (error, visibility) = (container.error.as_ref()?, &container.visibility);
    // rustc reports at the type that it is not a response.
    let hardwire = site.spanned(error.span()).hardwire();
    Some(quote_spanned! {error.span()=>
        #[doc(hidden)]
        #[allow(dead_code, reason = "a container may have no handler that can refuse")]
        #visibility fn __refuse(error: #error) -> #hardwire::__private::Response {
            #hardwire::__private::IntoResponse::into_response(error)
        }
    })
}

/// The parameters of providers that are extractors. Those of `#[request(extract)]` are left out: the implementation of
/// axum's trait requires more of them.
fn extracted<'a>(
    container: &'a Container,
    graph: &'a Graph,
) -> impl Iterator<Item = &'a Parameter> {
    let declared = container.providers.iter().zip(&graph.providers);
    let own = declared
        .filter(|(declaration, _)| declaration.is_own() && declaration.options.extract.is_none());
    let parameters = own.flat_map(|(declaration, provider)| {
        declaration.parameters.iter().zip(&provider.parameters)
    });
    parameters
        .filter(|(written, linked)| linked.source == Source::Extractor && !written.demand.is_open())
        .map(|(written, _)| written)
}

/// The functions that represent the extractors and the written arguments among a provider's parameters.
fn generated(
    site: CallSite<'_>,
    container: &Container,
    graph: &Graph,
    declaration: &Declaration,
    provider: &Provider,
) -> Vec<TokenStream> {
    let mut functions = Vec::new();
    functions.extend(end(site, container, declaration, provider));
    functions.extend(casts(site, declaration, provider));
    functions.extend(place(site, container, declaration, provider));
    functions.extend(overrides::lookup(site, graph, declaration, provider));
    for (position, parameter) in declaration.parameters.iter().enumerate() {
        let source = provider
            .parameters
            .get(position)
            .map(|linked| &linked.source);
        match source {
            Some(source) if may_be_extracted(source) && !is_borrowed(container.kind, parameter) => {
                let name = emit::extractor_function(site, provider, position);
                functions.push(extractor(site, declaration, &name, parameter));
                if declaration.generics.is_empty() {
                    let name = emit::head_function(site, provider, position);
                    functions.push(head_extractor(site, declaration, &name, parameter));
                }
            }
            Some(source) => {
                let factories = graph.applied(source).into_iter();
                let factories = factories
                    .map(|factory| (&container.providers[factory], &graph.providers[factory]));
                let own = factories.filter(|(factory, _)| factory.is_own());
                functions.extend(own.flat_map(|(factory, linked)| {
                    let name = emit::applied_function(site, provider, position);
                    let applied =
                        self::applied(site, container, declaration, name, parameter, factory);
                    let asking = (declaration, provider);
                    let factory = (factory, linked);
                    let overridden =
                        overrides::applied(site, graph, asking, position, parameter, factory);
                    [Some(applied), overridden].into_iter().flatten()
                }));
            }
            None => {}
        }
        functions.extend(asked::asked(
            site,
            container,
            graph,
            (declaration, provider),
            position,
        ));
    }
    functions
}

/// A type parameter may be a type that no provider returns.
fn may_be_extracted(source: &Source) -> bool {
    match source {
        Source::Extractor => true,
        Source::Open(demand) => demand.may_be_extracted(),
        _ => false,
    }
}

/// In a module, a type that borrows is not an extractor, but a value that the container provides.
fn is_borrowed(kind: Kind, parameter: &Parameter) -> bool {
    kind == Kind::Module && Lifetimes::of(&parameter.argument.ty).are_borrowed()
}

fn function(provider: &Declaration) -> TokenStream {
    let function = &provider.function;
    let is_documented = function
        .attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc"));
    let otherwise = format!("Provides `{}`.", provider.returned.key);
    let document = (!is_documented).then(|| documentation(provider, &otherwise));
    let Some(written) = &provider.saying_self else {
        return quote!(#document #function);
    };
    let (attributes, visibility, body) =
        (&function.attributes, &function.visibility, &function.body);
    quote!(#document #(#attributes)* #visibility #written #body)
}

/// The extractor of a parameter of a request provider, as a function that handlers can call, because they cannot
/// name its type. Whether it may read the body depends on the handler.
///
/// Input: `bearer: Authorization` of the provider `user`
///
/// Output:
/// ```ignore
/// const fn __extractor_user_0() -> Extracted<Authorization> {
///     Extracted::new()
/// }
/// ```
fn extractor(
    site: CallSite<'_>,
    declaration: &Declaration,
    function: &Ident,
    parameter: &Parameter,
) -> TokenStream {
    let hardwire = site.hardwire();
    let (visibility, ty) = (&declaration.function.visibility, &parameter.argument.ty);
    let (own, bounds) = generics_of(declaration, ty);
    let generics = (!own.is_empty()).then(|| quote!(<#(#own),*>));
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
    quote! {
        #[doc(hidden)]
        #visibility const fn #function #generics() -> #hardwire::__private::Extracted<#ty> #bounds {
            #hardwire::__private::Extracted::new()
        }
    }
}

/// Extracts the same where another extractor reads the body. If the extractor needs the body, rustc's message shows the
/// bound, so that is at the parameter.
///
/// Output:
/// ```ignore
/// fn user_from_head_0<'p, 's, S: 's, M, A: HeadAndState<'p, 's, S>>(
///     asked: A,
/// ) -> impl Future<Output = Result<Authorization, <Authorization as FromHead<S, M>>::Rejection>> + Send
/// where
///     Authorization: FromHead<S, M>,
/// {
///     let (parts, state) = asked.split();
///     <Authorization as FromHead<S, M>>::from_head(parts, state)
/// }
/// ```
fn head_extractor(
    site: CallSite<'_>,
    declaration: &Declaration,
    function: &Ident,
    parameter: &Parameter,
) -> TokenStream {
    let hardwire = site.hardwire();
    let (visibility, ty) = (&declaration.function.visibility, &parameter.argument.ty);
    let bound = code!(site.spanned(ty.span())=> #hardwire::bounds::FromHead<__S, __M>);
    let from_head = quote!(<#ty as #hardwire::bounds::FromHead<__S, __M>>);
    let [asked, parts, state] = site.local_names(["asked", "parts", "state"]);
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "no function may need the provider")]
        #visibility fn #function<'__p, '__s, __S: '__s, __M, __A: #hardwire::bounds::HeadAndState<'__p, '__s, __S>>(
            #asked: __A,
        ) -> impl ::core::future::Future<
            Output = ::core::result::Result<#ty, #from_head::Rejection>
        > + ::core::marker::Send + use<'__p, '__s, __S, __M, __A>
        where
            #ty: #bound,
        {
            let (#parts, #state) = #hardwire::bounds::HeadAndState::split(#asked);
            #from_head::from_head(#parts, #state)
        }
    }
}

/// The provider's type parameters that occur in the extractor's type, from which rustc infers them, and their
/// bounds.
pub(super) fn generics_of<'a>(
    provider: &'a Declaration,
    ty: &impl ToTokens,
) -> (Vec<&'a GenericParam>, Vec<&'a WherePredicate>) {
    let generics = &provider.function.signature.generics;
    let (own, others): (Vec<_>, Vec<_>) =
        type_parameters(generics).partition(|name| mentions_name(ty, name));
    let parameters = generics.params.iter().filter(|parameter| match parameter {
        GenericParam::Type(parameter) => own.contains(&&parameter.ident),
        GenericParam::Const(parameter) => own.contains(&&parameter.ident),
        GenericParam::Lifetime(_) => false,
    });
    let all = generics.where_clause.iter();
    let bounds = all.flat_map(|clause| &clause.predicates).filter(|bound| {
        let mentions = |name: &&Ident| mentions_name(bound, name);
        own.iter().any(mentions) && !others.iter().any(mentions)
    });
    (parameters.collect(), bounds.collect())
}

/// That the type is an extractor of one kind or the other, or an error at the type.
fn is_extractor(site: CallSite<'_>, container: &Container, parameter: &Parameter) -> TokenStream {
    let (state, ty) = (container.state_type(), &parameter.argument.ty);
    let hardwire = site.spanned(ty.span()).hardwire();
    quote_spanned! {ty.span()=>
        const _: () = {
            let _ = #hardwire::bounds::from_request::<#ty, #state, _>;
        };
    }
}

/// A factory with its arguments, where a provider asks for it by `#[dep(name(arguments))]`.
///
/// Input: `#[dep(has_query("bar"))] found: bool` of the provider `user`
///
/// Output:
/// ```ignore
/// fn __apply_user_0(uri: &Uri) -> bool {
///     App::has_query(uri, "bar")
/// }
/// ```
fn applied(
    site: CallSite<'_>,
    container: &Container,
    provider: &Declaration,
    function: Ident,
    parameter: &Parameter,
    factory: &Declaration,
) -> TokenStream {
    let (app, name, visibility) = (
        &container.name,
        factory.name(),
        &provider.function.visibility,
    );
    let bound = factory
        .parameters
        .iter()
        .filter(|parameter| !parameter.is_argument());
    let inputs = bound.clone().enumerate().map(|(position, parameter)| {
        let (name, ty) = (bound_name(site, position), &parameter.argument.ty);
        FnArg::Typed(syn::parse_quote!(#name: #ty))
    });
    let mut signature = factory.function.signature.clone();
    signature.ident = function;
    signature.inputs = inputs.collect();
    let mut given = parameter
        .applied
        .iter()
        .flat_map(|applied| applied.arguments.iter().flatten());
    let mut names = (0..).map(|position| bound_name(site, position));
    let arguments = factory.parameters.iter().map(|parameter| {
        if parameter.is_argument() {
            given.next().to_token_stream()
        } else {
            names.next().to_token_stream()
        }
    });
    let wait = signature.asyncness.map(|_| quote!(.await));
    quote! {
        #[doc(hidden)]
        #visibility #signature {
            #app::#name(#(#arguments),*) #wait
        }
    }
}

fn bound_name(site: CallSite<'_>, position: usize) -> Ident {
    site.local(&format!("dependency_{position}"))
}
