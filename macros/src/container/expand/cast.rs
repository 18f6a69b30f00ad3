//! The trait objects that a provider gives its value as.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Type, TypeParamBound};

use super::super::parse::Declaration;
use super::functions::generics_of;
use crate::emit;
use crate::graph::Provider;
use crate::syntax::{Hardwire, local_span, located_at, peel, quote, ungroup, with_lifetime};

/// A function for each trait object of the provider, which names it, and in which rustc finds that the
/// value does not implement it.
///
/// Output:
/// ```ignore
/// const fn __disk_as_0<'__object>() -> As<dyn Store + '__object> {
///     let _ = |value: &'__object Disk| -> &'__object (dyn Store + '__object) { value };
///     As::new()
/// }
/// ```
pub(super) fn casts(declaration: &Declaration, provider: &Provider) -> Vec<TokenStream> {
    let traits = declaration.options.traits.iter().enumerate();
    let casts = traits.map(|(position, object)| {
        // The error that the type does not implement the trait goes to the option.
        located_at(object.span(), || {
            cast(
                declaration,
                &emit::cast_function(provider, position),
                object,
            )
        })
    });
    casts.collect()
}

const LIFETIME: &str = "__object";

fn cast(declaration: &Declaration, function: &Ident, object: &Type) -> TokenStream {
    let visibility = &declaration.function.visibility;
    let (own, bounds) = generics_of(declaration, &declaration.returned.provided);
    let bounds = (!bounds.is_empty()).then(|| quote!(where #(#bounds),*));
    let all = &declaration.function.signature.generics;
    let value = with_lifetime(peel(&declaration.returned.provided).1, all, LIFETIME);
    let object = with_lifetime(&lasting_as_long(object), all, LIFETIME);
    let name = emit::local("value");
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "a program may not need the value as this")]
        #visibility const fn #function<'__object, #(#own),*>() -> #Hardwire::bounds::As<#object> #bounds {
            let _ = |#name: &'__object #value| -> &'__object (#object) { #name };
            #Hardwire::bounds::As::new()
        }
    }
}

/// `dyn Store + '_`, unless a lifetime is written.
fn lasting_as_long(object: &Type) -> TokenStream {
    let object = ungroup(object);
    let Type::TraitObject(traits) = object else {
        return object.to_token_stream();
    };
    let mut bounds = traits.bounds.iter();
    if bounds.any(|bound| matches!(bound, TypeParamBound::Lifetime(_))) {
        return object.to_token_stream();
    }
    let elided = syn::Lifetime::new("'_", local_span());
    quote!(#object + #elided)
}
