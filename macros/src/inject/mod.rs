//! `#[inject]`: the handler goes through its container's macro, which adds the graph, to `wire!`,
//! which parses, plans and expands it.

mod expand;
mod link;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::{Errors, messages};

/// The call of the container's macro with the handler in it.
///
/// Input: `#[inject(Other)] async fn chat(user: &User) { … }`
///
/// Output: `Other! { (Other) async fn chat(user: &User) { … } }`
pub(crate) fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    match parse::options(options.clone()) {
        Ok(parsed) => {
            let container = parsed.container;
            quote!(#container! { (#options) #item })
        }
        Err(error) => {
            let mut errors = Errors::default();
            errors.push(messages::unknown_inject_option(&error));
            [errors.to_compile_errors(), expand::unwired(item)]
                .into_iter()
                .collect()
        }
    }
}

/// The handler that `#[inject]` and the container's macro have put together.
///
/// Input: `"…the graph…" (Other) async fn chat(user: &User) { … }`
pub(crate) fn wire(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let parse::Wire {
        descriptor,
        options,
        item,
    } = match parse::wire(input) {
        Ok(wire) => wire,
        Err(error) => return error.to_compile_error(),
    };
    let Some(handler) = parse::handler(options, item.clone(), &mut errors) else {
        return [errors.to_compile_errors(), expand::unwired(item)]
            .into_iter()
            .collect();
    };
    let linked = link::handler(&handler, &descriptor, &mut errors);
    let expansion = match linked.filter(|linked| errors.is_empty() && !linked.graph.is_broken) {
        Some(linked) => expand::handler(&handler, &linked),
        None => expand::stub(&handler),
    };
    [errors.to_compile_errors(), expansion]
        .into_iter()
        .collect()
}
