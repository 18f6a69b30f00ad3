//! `#[container]`: parse → link → check → expand.

mod check;
mod expand;
mod link;
mod options;
pub(crate) mod parse;
mod provider;
mod provider_options;
mod strip;

use proc_macro2::TokenStream;

use crate::diagnostics::Errors;
pub(crate) use provider::Declaration;
pub(crate) use strip::without_our_attributes;

/// The container that `#[container(options)] item` defines, or the errors and what can be saved.
pub(crate) fn expand(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let Some(container) = parse::container(options, item.clone(), &mut errors) else {
        return [errors.into_compile_errors(), without_our_attributes(item)]
            .into_iter()
            .collect();
    };
    let mut graph = link::graph(&container, &mut errors);
    check::graph(&container, &graph, &mut errors);
    graph.is_broken = !errors.is_empty();
    let expansion = expand::container(&container, &graph);
    [errors.into_compile_errors(), expansion]
        .into_iter()
        .collect()
}
