//! `#[singleton]`, `#[dep]` and the like where no macro of ours reads them: they say where they belong.

use proc_macro2::{Ident, Span, TokenStream};

use crate::diagnostics::Errors;
use crate::diagnostics::messages::{parameter, provider};

/// A scope outside of a container. The item stays as it is.
#[must_use]
pub fn scope(name: &str, item: TokenStream) -> TokenStream {
    let attribute = Ident::new(name, Span::call_site());
    let mut errors = Errors::default();
    errors.push(provider::scope_outside_a_container(&attribute));
    [errors.into_compile_errors(), item].into_iter().collect()
}

/// The attribute of a parameter on an item, which stays as it is.
#[must_use]
pub fn marker(name: &str, item: TokenStream) -> TokenStream {
    let attribute = Ident::new(name, Span::call_site());
    let mut errors = Errors::default();
    errors.push(parameter::marker_on_an_item(&attribute));
    [errors.into_compile_errors(), item].into_iter().collect()
}
