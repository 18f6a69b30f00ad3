use proc_macro2::{Ident, Span};
use syn::Path;

/// The container of `#[inject]` without arguments: the `App` in scope.
pub(crate) fn default_container(span: Span) -> Path {
    Ident::new("App", span).into()
}
