//! rustc confirms what was read off the names of returned types: a `Result`, or a value.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Generics, ReturnType};

use super::super::parse::{Container, Declaration};
use crate::syntax::{CallSite, Guess};

/// One function for all providers, and one for each that is generic. None of them is ever called.
///
/// Output:
/// ```ignore
/// fn __returned() {
///     use Value as _;
///     Returned::<User>::TYPE.is_a_value();
///     returns_a_result::<AppResult<Db>, Db>();
/// }
///
/// fn __returned_authorized<S: Scope>(_: Authorized<S>) {
///     use Value as _;
///     Returned::<Authorized<S>>::TYPE.is_a_value();
/// }
/// ```
///
/// The generic one has the value for its argument: what the type asks of its lifetimes holds then, as it
/// does for the provider.
pub(super) fn confirmed(site: CallSite<'_>, container: &Container) -> TokenStream {
    let providers = container.providers.iter();
    let own = providers.filter(|provider| provider.is_own());
    let (generic, plain): (Vec<_>, Vec<_>) =
        own.partition(|provider| !provider.function.signature.generics.params.is_empty());
    let none = (&Generics::default(), None);
    let plain = function(site, &format_ident!("__returned"), none, &plain);
    let generic = generic.into_iter().map(|provider| {
        let name = format_ident!("__returned_{}", provider.name().unraw(), span = site.code);
        let signature = &provider.function.signature;
        let returned = match &signature.output {
            ReturnType::Type(_, ty) => Some(quote!(_: #ty)),
            ReturnType::Default => None,
        };
        function(site, &name, (&signature.generics, returned), &[provider])
    });
    let generic: TokenStream = generic.collect();
    quote!(#plain #generic)
}

fn function(
    site: CallSite<'_>,
    name: &Ident,
    (generics, argument): (&Generics, Option<TokenStream>),
    providers: &[&Declaration],
) -> TokenStream {
    let hardwire = site.hardwire();
    let body: TokenStream = providers
        .iter()
        .filter_map(|provider| confirmation(site, provider))
        .collect();
    if body.is_empty() {
        return body;
    }
    let mut providers = providers.iter();
    let has_values = providers.any(|provider| provider.returned.guess == Some(Guess::Value));
    let import = has_values.then(|| quote!(use #hardwire::bounds::Value as _;));
    let bounds = &generics.where_clause;
    quote! {
        #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
        fn #name #generics(#argument) #bounds { #import #body }
    }
}

/// What does not compile if the name says something else than the type is. The error goes to the
/// type.
fn confirmation(site: CallSite<'_>, provider: &Declaration) -> Option<TokenStream> {
    let ReturnType::Type(_, ty) = &provider.function.signature.output else {
        return None;
    };
    let place = ty.span();
    let hardwire = site.spanned(place).hardwire();
    Some(match provider.returned.guess? {
        Guess::Value => {
            quote_spanned!(place=> #hardwire::bounds::Returned::<#ty>::TYPE.is_a_value();)
        }
        Guess::Result => {
            let value = &provider.returned.provided;
            quote_spanned!(place=> #hardwire::bounds::returns_a_result::<#ty, #value>();)
        }
    })
}
