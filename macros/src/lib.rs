//! The macros of [`hardwire`](https://docs.rs/hardwire), which re-exports them with their
//! documentation. Depend on `hardwire`, not on this crate.

mod condition;
mod container;
mod diagnostics;
mod emit;
mod features;
mod graph;
mod inject;
mod misplaced;
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

/// See `hardwire::singleton`.
#[proc_macro_attribute]
pub fn singleton(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::scope("singleton", item.into()).into()
}

/// See `hardwire::request`.
#[proc_macro_attribute]
pub fn request(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::scope("request", item.into()).into()
}

/// See `hardwire::factory`.
#[proc_macro_attribute]
pub fn factory(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::scope("factory", item.into()).into()
}

/// See `hardwire::input`.
#[proc_macro_attribute]
pub fn input(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::scope("input", item.into()).into()
}

/// See `hardwire::arg`.
#[proc_macro_attribute]
pub fn arg(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::marker("arg", item.into()).into()
}

/// See `hardwire::dep`.
#[proc_macro_attribute]
pub fn dep(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::marker("dep", item.into()).into()
}

/// See `hardwire::extract`.
#[proc_macro_attribute]
pub fn extract(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::marker("extract", item.into()).into()
}

/// See `hardwire::optional`.
#[proc_macro_attribute]
pub fn optional(_options: TokenStream, item: TokenStream) -> TokenStream {
    misplaced::marker("optional", item.into()).into()
}
