//! `#[inject]`: the handler goes through its container's macro, which adds the graph, to `wire!`,
//! which parses, plans and expands it.

mod expand;
mod link;
mod parse;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::quote;

use crate::container::without_our_attributes;
use crate::diagnostics::Errors;
use crate::diagnostics::messages::form;

/// The call of the container's macro with the handler in it.
///
/// Input: `#[inject(Other)] async fn chat(user: &User) { … }`
///
/// Output: `Other! { (Other) async fn chat(user: &User) { … } }`
pub(crate) fn expand(options: &TokenStream, item: TokenStream) -> TokenStream {
    match parse::options(options.clone()) {
        Ok(parsed) => {
            let container = parsed.container;
            quote!(#container! { (#options) #item })
        }
        Err(error) => {
            let mut errors = Errors::default();
            errors.push(form::unknown_inject_option(&error));
            handler(TokenStream::new(), item, errors, |_, _| None)
        }
    }
}

/// The handler that `#[inject]` and the container's macro have put together.
///
/// Input: `"…the graph…" (Other) async fn chat(user: &User) { … }`
pub(crate) fn wire(input: TokenStream) -> TokenStream {
    let parse::Wire {
        descriptor,
        options,
        item,
    } = match parse::wire(input) {
        Ok(wire) => wire,
        Err(error) => return error.to_compile_error(),
    };
    handler(options, item, Errors::default(), |handler, errors| {
        link::handler(handler, &descriptor, errors)
    })
}

/// The handler that axum sees, or one that stands for it if anything is wrong.
fn handler(
    options: TokenStream,
    item: TokenStream,
    mut errors: Errors,
    link: impl FnOnce(&parse::Handler, &mut Errors) -> Option<link::Linked>,
) -> TokenStream {
    let Some(handler) = parse::handler(options, item.clone(), &mut errors) else {
        return [errors.into_compile_errors(), without_our_attributes(item)]
            .into_iter()
            .collect();
    };
    let linked = link(&handler, &mut errors);
    let name = handler.function.signature.ident.span();
    let expansion = match linked.filter(|_| errors.is_empty()) {
        Some(linked) => located_at(name, expand::handler(&handler, &linked)),
        None => expand::stub(&handler),
    };
    [errors.into_compile_errors(), expansion]
        .into_iter()
        .collect()
}

/// The tokens, those that no user wrote at `place`: rustc shows what it finds wrong in them there,
/// and not where the container's macro stands. Which names they can see stays the same.
fn located_at(place: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if is_nowhere(token.span()) {
            if let TokenTree::Group(group) = &mut token {
                let inner = located_at(place, group.stream());
                let span = group.span();
                *group = Group::new(group.delimiter(), inner);
                group.set_span(span);
            }
            token.set_span(token.span().located_at(place));
        }
        token
    });
    tokens.collect()
}

fn is_nowhere(span: Span) -> bool {
    let generated = Span::call_site();
    span.start() == generated.start() && span.file() == generated.file()
}
