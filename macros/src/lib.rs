//! The macros of [`hardwire`](https://docs.rs/hardwire). Depend on `hardwire`, which re-exports and documents them.

mod condition;
mod container;
mod diagnostics;
mod documentation;
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

/// Called by the macro of a container. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn wire(input: TokenStream) -> TokenStream {
    inject::wire(input.into()).into()
}

/// Called by the macro of a module. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn gather(input: TokenStream) -> TokenStream {
    container::gather(input.into()).into()
}

/// Evaluates the conditions in a container or a handler. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn configure(input: TokenStream) -> TokenStream {
    condition::configure(input.into()).into()
}
