//! The graph, under the container's name, for handlers to read.

use std::hash::{DefaultHasher, Hash, Hasher};

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Visibility;

use super::super::parse::Container;
use crate::graph::{Graph, descriptor};

/// Output:
/// ```ignore
/// macro_rules! __hardwire_App_1a2b {
///     ($($handler:tt)*) => { ::hardwire::__private::wire! { "…the graph…" $($handler)* } };
/// }
/// pub(crate) use __hardwire_App_1a2b as App;
/// ```
///
/// An exported macro lives at the root of its crate, so its own name must be unique there, even if
/// another module has the same container, or the same `macro_rules!` writes both.
pub(super) fn macro_rules(container: &Container, graph: &Graph) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let text = descriptor::encode(graph);
    let unique = format_ident!(
        "__hardwire_{}_{:016x}",
        name,
        fingerprint(&text, name.span())
    );
    let export = matches!(visibility, Visibility::Public(_)).then(|| quote!(#[macro_export]));
    let descriptor = Literal::string(&text);
    quote! {
        #[doc(hidden)]
        #export
        #[allow(unused_macros, reason = "a container may have no handler yet")]
        macro_rules! #unique {
            ($($handler:tt)*) => { ::hardwire::__private::wire! { #descriptor $($handler)* } };
        }

        #[doc(hidden)]
        #[allow(unused_imports, reason = "a container may have no handler yet")]
        #visibility use #unique as #name;
    }
}

/// Of the graph, and of where it stands: only `Debug` tells two expansions of one macro apart.
fn fingerprint(text: &str, span: Span) -> u64 {
    let mut hasher = DefaultHasher::new();
    (text, format!("{span:?}")).hash(&mut hasher);
    hasher.finish()
}
