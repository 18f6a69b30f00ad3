use proc_macro2::Ident;
use syn::Path;

use super::code_span;

/// The container of `#[inject]` without arguments: the `App` in scope.
pub(crate) fn default_container() -> Path {
    Ident::new("App", code_span()).into()
}
