//! The macros of [`hardwire`](https://docs.rs/hardwire). Depend on `hardwire`, which re-exports and documents them.

mod condition;
mod container;
mod diagnostics;
mod documentation;
mod emit;
mod graph;
mod inject;
#[expect(unreachable_pub, reason = "the library that tests link exports it")]
mod misplaced;
mod plan;
#[expect(unreachable_pub, reason = "the library that tests link exports it")]
mod relay;
mod syntax;
mod vocabulary;

use proc_macro::TokenStream;

use relay::Macros;

const MACROS: Macros = Macros {
    overrides: cfg!(feature = "override"),
};

/// See `hardwire::container`.
#[proc_macro_attribute]
pub fn container(options: TokenStream, item: TokenStream) -> TokenStream {
    MACROS.container(options.into(), item.into()).into()
}

/// See `hardwire::module`.
#[proc_macro_attribute]
pub fn module(options: TokenStream, item: TokenStream) -> TokenStream {
    MACROS.module(options.into(), item.into()).into()
}

/// See `hardwire::inject`.
#[proc_macro_attribute]
pub fn inject(options: TokenStream, item: TokenStream) -> TokenStream {
    Macros::inject(&options.into(), item.into()).into()
}

/// Called by the macro of a container. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn wire(input: TokenStream) -> TokenStream {
    MACROS.wire(input.into()).into()
}

/// Called by the macro of a module. Not for users.
#[doc(hidden)]
#[proc_macro]
pub fn gather(input: TokenStream) -> TokenStream {
    MACROS.gather(input.into()).into()
}

/// Reads the conditions in a container or a handler off the attributes that rustc evaluated. Not for users.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn configure(envelope: TokenStream, item: TokenStream) -> TokenStream {
    MACROS.configure(envelope.into(), item.into()).into()
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
