//! The trait objects that a provider gives its value as.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;
use syn::{Type, TypeParamBound};

use super::super::parse::Declaration;
use super::functions::generics_of;
use crate::emit;
use crate::graph::{Holder, Provider};
use crate::syntax::{CallSite, ungroup, with_lifetime};

/// A function for each trait object of the provider, in which rustc finds that the value does not
/// implement the trait.
///
/// Output:
/// ```ignore
/// fn __disk_as_0<'object>() -> As<Disk, dyn Store + 'object, Arc<Disk>, Arc<dyn Store + 'object>> {
///     As { lend: |value| value, lend_mut: |value| value, hold: |value| value }
/// }
/// ```
pub(super) fn casts(
    site: CallSite<'_>,
    declaration: &Declaration,
    provider: &Provider,
) -> Vec<TokenStream> {
    let traits = declaration.options.traits.iter().enumerate();
    let casts = traits.map(|(position, object)| {
        // The error that the type does not implement the trait goes to the option.
        let site = site.at(object.span());
        let function = emit::cast_function(site, provider, position);
        cast(site, declaration, &function, object)
    });
    casts.collect()
}

const LIFETIME: &str = "object";

fn cast(
    site: CallSite<'_>,
    declaration: &Declaration,
    function: &Ident,
    object: &Type,
) -> TokenStream {
    let hardwire = site.hardwire();
    let (visibility, returned) = (&declaration.function.visibility, &declaration.returned);
    let (own, bounds) = generics_of(declaration, &returned.provided);
    let all = &declaration.function.signature.generics;
    let value = with_lifetime(returned.inner(), all, LIFETIME);
    let bounds = quote_spanned!(site.code=> where #value: 'object, #(#bounds),*);
    let object = with_lifetime(&lasting_as_long(site, object), all, LIFETIME);
    let held = held(site, declaration.holder(), &value);
    let held_object = held
        .as_ref()
        .and_then(|_| self::held(site, declaration.holder(), &object));
    let held = held.map(|held| quote_spanned!(site.code=> , #held, #held_object));
    let name = site.local("value");
    let same = quote_spanned!(site.code=> |#name| #name);
    quote_spanned! {site.code=>
        #[doc(hidden)]
        #[allow(dead_code, reason = "a program may not use the value as this type")]
        #visibility fn #function<'object, #(#own),*>() -> #hardwire::bounds::As<#value, #object #held> #bounds {
            #hardwire::bounds::As { lend: #same, lend_mut: #same, hold: #same }
        }
    }
}

/// The pointer in which the provider returns this.
fn held(site: CallSite<'_>, holder: Holder, ty: &TokenStream) -> Option<TokenStream> {
    match holder {
        Holder::Plain | Holder::Static => None,
        Holder::Arc => Some(quote_spanned!(site.code=> ::std::sync::Arc<#ty>)),
        Holder::Box => Some(quote_spanned!(site.code=> ::std::boxed::Box<#ty>)),
    }
}

/// `dyn Store + '_`, unless a lifetime is written.
fn lasting_as_long(site: CallSite<'_>, object: &Type) -> TokenStream {
    let object = ungroup(object);
    let Type::TraitObject(traits) = object else {
        return object.to_token_stream();
    };
    let mut bounds = traits.bounds.iter();
    if bounds.any(|bound| matches!(bound, TypeParamBound::Lifetime(_))) {
        return object.to_token_stream();
    }
    let elided = syn::Lifetime::new("'_", site.locals);
    quote_spanned!(site.code=> #object + #elided)
}
