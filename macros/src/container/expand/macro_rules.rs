//! The graph, under the container's name, for handlers to read.

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::Visibility;

use super::super::parse::Container;
use crate::graph::{Graph, descriptor};
use crate::syntax::{Hardwire, fingerprint, quote, text};

/// Output:
/// ```ignore
/// macro_rules! __hardwire_App_1a2b {
///     ($($handler:tt)*) => {
///         ::hardwire::expansion::wire! { "1a2b" { "…the graph…" } $($handler)* }
///     };
/// }
/// pub(crate) use __hardwire_App_1a2b as App;
/// ```
///
/// An exported macro lives at the root of its crate, so its own name must be unique there, even if
/// another module has the same container, or the same `macro_rules!` writes both.
pub(super) fn macro_rules(container: &Container, graph: &Graph) -> TokenStream {
    let descriptor = descriptor::encode(graph);
    let fingerprint = fingerprint(&descriptor, container.name.span());
    let descriptor = text(&descriptor);
    let carried = quote!(#fingerprint { #descriptor });
    under_its_name(container, &fingerprint, &quote!(wire), &carried)
}

/// A macro under the same name as the type, which is found with it, and hands on what it carries.
pub(in super::super) fn under_its_name(
    container: &Container,
    fingerprint: &str,
    to: &TokenStream,
    carried: &TokenStream,
) -> TokenStream {
    let Container {
        visibility, name, ..
    } = container;
    let unique = format_ident!("__hardwire_{}_{}", name, fingerprint);
    let export = matches!(visibility, Visibility::Public(_)).then(|| quote!(#[macro_export]));
    if Hardwire::is_named() {
        return quote! {
            #Hardwire::expansion::named_macro! { ($) #to { #carried } #export #unique #visibility #name }
        };
    }
    quote! {
        #[doc(hidden)]
        #export
        #[allow(unused_macros, reason = "a container may have no handler yet")]
        macro_rules! #unique {
            ($($handler:tt)*) => { #Hardwire::expansion::#to! { #carried $($handler)* } };
        }

        #[doc(hidden)]
        #[allow(unused_imports, reason = "a container may have no handler yet")]
        #visibility use #unique as #name;
    }
}
