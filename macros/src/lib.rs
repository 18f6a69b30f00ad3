//! The macros of [`hardwire`](https://docs.rs/hardwire), which re-exports them with their
//! documentation. Depend on `hardwire`, not on this crate.

mod condition;
mod container;
mod diagnostics;
mod emit;
mod features;
mod graph;
mod inject;
mod plan;
mod syntax;

use proc_macro::TokenStream;

/// See `hardwire::container`.
#[proc_macro_attribute]
pub fn container(options: TokenStream, item: TokenStream) -> TokenStream {
    container::expand(options.into(), item.into()).into()
}

/// See `hardwire::module`.
#[proc_macro_attribute]
pub fn module(options: TokenStream, item: TokenStream) -> TokenStream {
    container::module(options.into(), item.into()).into()
}

/// See `hardwire::inject`.
#[proc_macro_attribute]
pub fn inject(options: TokenStream, item: TokenStream) -> TokenStream {
    inject::expand(&options.into(), item.into()).into()
}

/// What a container's own macro calls. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn wire(input: TokenStream) -> TokenStream {
    inject::wire(input.into()).into()
}

/// What a module's own macro calls. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn gather(input: TokenStream) -> TokenStream {
    container::gather(input.into()).into()
}

/// What conditions in a container or a handler become. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn configure(input: TokenStream) -> TokenStream {
    condition::configure(input.into()).into()
}
