use proc_macro2::{Ident, Span};
use syn::Path;

/// The container of `#[inject]` without arguments: the `App` in scope.
pub(crate) fn default_container() -> Path {
    Ident::new("App", Span::call_site()).into()
}
