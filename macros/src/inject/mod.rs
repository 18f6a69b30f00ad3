//! `#[inject]`: parse → link → plan → expand.

mod bound;
mod dependency_table;
mod expand;
mod group;
mod item;
mod link;
mod mapping;
mod options;
mod parse;
mod parts;
mod refusals;
mod target;
mod task;
mod turns;

use proc_macro2::TokenStream;
use quote::quote;

use self::parts::Parts;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::{block, handler};
use crate::syntax::{CallSite, without_our_attributes};
pub(crate) use item::Item;
pub(crate) use options::container;
pub(crate) use target::Target;

/// What `send` makes of the function, or of each one of a group, with its options.
pub(crate) fn each_function(
    options: &TokenStream,
    item: TokenStream,
    send: group::Send<'_>,
) -> TokenStream {
    let (options, semicolon) = Parts::split_off(options);
    let mut errors = Errors::default();
    errors.extend(semicolon.map(|semicolon| handler::unknown_inject_option(&semicolon)));
    let errors = errors.into_compile_errors();
    let expansion = group::expand(&options, &item, send).unwrap_or_else(|| send(options, item));
    quote!(#errors #expansion)
}

/// The handler that axum sees, or one that stands for it if anything is wrong.
pub(crate) fn handler(
    site: CallSite<'_>,
    options: TokenStream,
    item: Item,
    target: &Target,
) -> TokenStream {
    let mut errors = Errors::default();
    if let Target::Module = target {
        let container = options::container(options.clone());
        errors.extend(container.map(|path| block::not_a_container(&path)));
    }
    let Some(handler) = parse::handler(options, &item, target, &mut errors) else {
        return [
            errors.into_compile_errors(),
            without_our_attributes(item.tokens),
        ]
        .into_iter()
        .collect();
    };
    let linked = link::handler(site, &handler, target, &mut errors);
    let name = handler.function.signature.ident.span();
    let expansion = match linked.filter(|_| errors.is_empty() && !handler.is_half_typed) {
        Some(linked) => expand::handler(site.at(name), &handler, &linked),
        None => expand::stub(site, &handler, &errors.undecided(site)),
    };
    [errors.into_compile_errors(), expansion]
        .into_iter()
        .collect()
}
