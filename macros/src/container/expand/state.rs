//! `#[singleton(state)]`: extractors that want the singleton as their state find it.

use proc_macro2::TokenStream;
use syn::spanned::Spanned;

use super::super::parse::{Container, Declaration};
use crate::syntax::{Hardwire, located_at, quote};

pub(super) fn states(container: &Container) -> TokenStream {
    let marked = container
        .kept()
        .filter(|provider| provider.options.state.is_some());
    marked.map(|provider| state(container, provider)).collect()
}

/// Output:
/// ```ignore
/// impl FromRef<App> for Key {
///     fn from_ref(app: &App) -> Key {
///         Clone::clone(&app.key)
///     }
/// }
/// ```
fn state(container: &Container, provider: &Declaration) -> TokenStream {
    let (app, name, ty) = (
        &container.name,
        provider.name(),
        &provider.returned.provided,
    );
    // The error that the type cannot be cloned goes to the type.
    located_at(ty.span(), || {
        quote! {
            impl #Hardwire::__private::FromRef<#app> for #ty {
                fn from_ref(app: &#app) -> #ty {
                    ::core::clone::Clone::clone(&app.0.#name)
                }
            }
        }
    })
}
