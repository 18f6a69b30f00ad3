//! The provider functions, as written, and those that stand for something written in a parameter.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::FnArg;
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use super::handle::documentation;
use crate::emit;
use crate::graph::{Dependency, Graph, Lifetime, Source};
use crate::syntax::Parameter;

/// `impl App { … }`
pub(super) fn functions(container: &Container, graph: &Graph) -> TokenStream {
    let name = &container.name;
    let others = &container.others;
    let providers = container
        .providers
        .iter()
        .filter(|provider| provider.lifetime != Lifetime::Input);
    let functions = providers.map(|provider| function(container, provider));
    let generated: Vec<_> = container
        .providers
        .iter()
        .zip(&graph.providers)
        .flat_map(|(declaration, provider)| {
            declaration
                .parameters
                .iter()
                .zip(&provider.parameters)
                .map(move |(written, linked)| (declaration, written, linked.source))
        })
        .filter_map(|(declaration, written, source)| match source {
            Source::Extractor => Some(extractor(container, declaration, written)),
            Source::Provider(Dependency {
                provider,
                is_applied: true,
                ..
            }) => Some(applied(
                container,
                declaration,
                written,
                &container.providers[provider],
            )),
            _ => None,
        })
        .collect();
    quote! {
        #[allow(private_bounds, private_interfaces, reason = "a provider may use types that are private to its module")]
        impl #name {
            #(#functions)*
            #(#others)*
            #(#generated)*
        }
    }
}

fn function(container: &Container, provider: &Declaration) -> TokenStream {
    let function = &provider.function;
    let is_documented = function
        .attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("doc"));
    let otherwise = format!(
        "Provides what a handler of `{}` asks for as `{}`.",
        container.name, provider.returned.key
    );
    let document = (!is_documented).then(|| documentation(provider, &otherwise));
    quote!(#document #function)
}

/// The extractor that a request provider asks for, under a name that handlers can reach.
///
/// Input: `bearer: Authorization` of the provider `user`
///
/// Output:
/// ```ignore
/// fn __extract_user_bearer(parts: &mut Parts, app: &App) -> impl Future<Output = Result<Authorization, …>> + Send {
///     <Authorization as FromRequestParts<App>>::from_request_parts(parts, app)
/// }
/// ```
fn extractor(container: &Container, provider: &Declaration, parameter: &Parameter) -> TokenStream {
    let function = emit::extractor_function(&provider.name().to_string(), &parameter.local_name());
    let (app, visibility, ty) = (
        &container.name,
        &provider.function.visibility,
        &parameter.argument.ty,
    );
    let extractor =
        quote_spanned!(ty.span()=> <#ty as ::hardwire::__private::FromRequestParts<#app>>);
    // The error that the type is no extractor goes to the type.
    quote_spanned! {ty.span()=>
        #[doc(hidden)]
        #visibility fn #function(
            parts: &mut ::hardwire::__private::Parts,
            app: &#app,
        ) -> impl ::core::future::Future<Output = ::core::result::Result<#ty, #extractor::Rejection>> + ::core::marker::Send {
            #extractor::from_request_parts(parts, app)
        }
    }
}

/// A factory with its arguments, where a provider asks for it by `#[dep(name(arguments))]`.
///
/// Input: `#[dep(has_query("bar"))] found: bool` of the provider `user`
///
/// Output:
/// ```ignore
/// fn __user_found(uri: &Uri) -> bool {
///     App::has_query(uri, "bar")
/// }
/// ```
fn applied(
    container: &Container,
    provider: &Declaration,
    parameter: &Parameter,
    factory: &Declaration,
) -> TokenStream {
    let function = emit::applied_function(&provider.name().to_string(), &parameter.local_name());
    let (app, name, visibility) = (
        &container.name,
        factory.name(),
        &provider.function.visibility,
    );
    let mut signature = factory.function.signature.clone();
    let bound = factory
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| !parameter.is_argument());
    let bound: Vec<_> = bound
        .map(|(position, parameter)| {
            (
                position,
                emit::local(&format!("{}_{position}", "dependency")),
                parameter,
            )
        })
        .collect();
    let inputs: Vec<FnArg> = bound
        .iter()
        .map(|(_, name, parameter)| {
            let ty = &parameter.argument.ty;
            syn::parse_quote!(#name: #ty)
        })
        .collect();
    signature.ident = function;
    signature.inputs = inputs.into_iter().collect();
    let mut given = parameter
        .applied
        .iter()
        .flat_map(|applied| applied.arguments.iter().flatten());
    let arguments = factory.parameters.iter().enumerate().map(|(position, _)| {
        let dependency = bound.iter().find(|(bound, ..)| *bound == position);
        dependency.map_or_else(
            || given.next().to_token_stream(),
            |(_, name, _)| name.to_token_stream(),
        )
    });
    let wait = signature.asyncness.map(|_| quote!(.await));
    quote! {
        #[doc(hidden)]
        #visibility #signature {
            #app::#name(#(#arguments),*) #wait
        }
    }
}
