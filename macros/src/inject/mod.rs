//! `#[inject]`: the handler goes through its container's macro, which adds the graph and the way to
//! the runtime, to `wire!`, which parses, plans and expands it.

mod bound;
mod descriptor;
mod expand;
mod group;
mod item;
mod known_graph;
mod link;
mod mapping;
mod options;
mod parse;
mod parts;
mod task;
mod turns;
mod wiring_list;

use proc_macro2::{Span, TokenStream};
use quote::quote;

use self::descriptor::Descriptor;
use self::item::Item;
use self::parts::Parts;
use crate::condition::{Answers, Subject, questions};
use crate::container::{self, without_our_attributes};
use crate::diagnostics::Errors;
use crate::diagnostics::messages::block;
use crate::graph::TypeKey;
use crate::syntax::{CalledWith, Hardwire, located_at};

/// The call of the container's macro with the handler in it.
///
/// Input: `#[inject(Other)] async fn chat(user: &User) { … }`
///
/// Output: `Other! { (Other) async fn chat(user: &User) { … } }`
///
/// Of a group, such a call for each function of it.
pub(crate) fn expand(options: &TokenStream, item: TokenStream) -> TokenStream {
    let (options, semicolon) = Parts::split_off(options);
    let mut errors = Errors::default();
    errors.extend(semicolon.map(|semicolon| options::unknown(&semicolon)));
    let errors = errors.into_compile_errors();
    let expansion = group::expand(&options, &item)
        .unwrap_or_else(|| through_container(&options, &quote!((#options)), item));
    quote!(#errors #expansion)
}

/// The same, once the conditions on its parameters are evaluated.
pub(crate) fn configured(
    options: &TokenStream,
    item: TokenStream,
    answers: &Answers,
) -> TokenStream {
    let item = answers.settle_function(item);
    through_container(options, &quote!([#options]), item)
}

fn through_container(
    options: &TokenStream,
    handed_on: &TokenStream,
    item: TokenStream,
) -> TokenStream {
    match options::container(options.clone()) {
        Some(container) => quote!(#container! { #handed_on #item }),
        None => handler(
            options.clone(),
            Item::of(item),
            Errors::default(),
            |_| false,
            |_, _| None,
        ),
    }
}

/// The handler that `#[inject]` and the container's macro have put together.
///
/// Input: `"1a2b" { "…the graph…" } (Other) async fn chat(user: &User) { … }`
///
/// Its conditions are evaluated first, with which it comes here once more, then in `[Other]`.
pub(crate) fn wire(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter().peekable();
    let hardwire = Hardwire::handed_on(&mut tokens);
    let Some(descriptor) = Descriptor::of(&mut tokens) else {
        let place = Span::call_site();
        return syn::Error::new(place, "expected a descriptor").to_compile_error();
    };
    Hardwire::by_path(hardwire, || match CalledWith::of(tokens) {
        CalledWith::Handler {
            is_settled,
            options,
            item,
        } => {
            let item = Item::of(item);
            let is_asked = !is_settled && item.may_say("cfg");
            let asked = || questions(Subject::Handler, &options, &item.tokens);
            let asked = is_asked.then(asked).flatten();
            asked.unwrap_or_else(|| wired(&descriptor, options, item))
        }
        CalledWith::Chain(chain) => container::skip(chain),
    })
}

fn wired(descriptor: &Descriptor, options: TokenStream, item: Item) -> TokenStream {
    let provides = |key: &TypeKey| known_graph::provides(descriptor, key);
    handler(
        options,
        item,
        Errors::default(),
        provides,
        |handler, errors| link::handler(handler, descriptor, errors),
    )
}

/// A handler that names a module in the place of its container.
pub(crate) fn module(options: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let container = options::container(options.clone());
    errors.extend(container.map(|path| block::not_a_container(&path)));
    handler(options, Item::of(item), errors, |_| false, |_, _| None)
}

/// The handler that axum sees, or one that stands for it if anything is wrong.
fn handler(
    options: TokenStream,
    item: Item,
    mut errors: Errors,
    provides: impl Fn(&TypeKey) -> bool,
    link: impl FnOnce(&parse::Handler, &mut Errors) -> Option<link::Linked>,
) -> TokenStream {
    let Some(handler) = parse::handler(options, &item, provides, &mut errors) else {
        return [
            errors.into_compile_errors(),
            without_our_attributes(item.tokens),
        ]
        .into_iter()
        .collect();
    };
    let linked = link(&handler, &mut errors);
    let name = handler.function.signature.ident.span();
    let expansion = match linked.filter(|_| errors.is_empty() && !handler.is_half_typed) {
        Some(linked) => located_at(name, || expand::handler(&handler, &linked)),
        None => expand::stub(&handler, &errors.undecided()),
    };
    [errors.into_compile_errors(), expansion]
        .into_iter()
        .collect()
}
