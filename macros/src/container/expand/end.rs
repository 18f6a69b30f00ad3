//! What ends the life of a provider's value.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::super::parse::Declaration;
use super::functions::generics_of;
use crate::emit;
use crate::graph::{Lifetime, Provider, Until};

/// Where a handler keeps the value, and what ends it then, under a name that handlers can reach.
///
/// Output:
/// ```ignore
/// fn __end_of_tx() -> Slot<Tx> {
///     Slot::new("tx", |value, outcome| Teardown::<Tx, _>::end(Tx::finish, value, outcome))
/// }
/// ```
pub(super) fn end(declaration: &Declaration, provider: &Provider) -> Option<TokenStream> {
    if declaration.lifetime != Lifetime::Request {
        return None;
    }
    let path = &declaration.options.teardown.as_ref()?.path;
    let (visibility, ty) = (
        &declaration.function.visibility,
        &declaration.returned.provided,
    );
    let (own, bounds) = generics_of(declaration, ty);
    let generics = (!own.is_empty()).then(|| quote!(<#(#own),*>));
    let bounds = generics
        .is_some()
        .then(|| quote!(where #ty: ::core::marker::Send + 'static, #(#bounds),*));
    let (function, name) = (emit::end_function(provider), provider.plain_name());
    let until = (provider.teardown == Some(Until::Response)).then(|| quote!(.until_response()));
    let (value, outcome) = (emit::local("value"), emit::local("outcome"));
    // The error that it is no teardown goes to the path.
    let ending = quote_spanned! {path.span()=>
        ::hardwire::__private::Teardown::<#ty, _>::end(#path, #value, #outcome)
    };
    Some(quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "a program may not need the value")]
        #visibility fn #function #generics() -> ::hardwire::__private::Slot<#ty> #bounds {
            ::hardwire::__private::Slot::new(#name, |#value, #outcome| #ending) #until
        }
    })
}
