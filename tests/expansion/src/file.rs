//! A source file → its items, expanded.

use std::collections::BTreeMap;

use hardwire_pipeline::Macros;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{ImplItem, Item};

use crate::carried::{carried, descriptor};
use crate::features::macros;
use crate::items::{container_name, rewrite, take_attribute, take_from};
use crate::question::through_conditions;

pub(crate) fn expansion(source: &str, hardwire: TokenStream) -> syn::File {
    proc_macro2::extra::invalidate_current_thread_spans();
    let file = syn::parse_file(source).expect("the source of the form can be parsed");
    let mut crate_ = Crate {
        hardwire,
        ..Crate::default()
    };
    let items = crate_.containers(file.items);
    let items = crate_.handlers(items);
    syn::File { items, ..file }
}

/// The graphs, by the names of their containers, and the contents of the modules' macros, by theirs.
#[derive(Default)]
struct Crate {
    /// The path of the runtime, as a container's macro passes it on if it is not `::hardwire`.
    hardwire: TokenStream,
    descriptors: BTreeMap<String, TokenStream>,
    carried: BTreeMap<String, TokenStream>,
}

impl Crate {
    fn containers(&mut self, items: Vec<Item>) -> Vec<Item> {
        rewrite(items, &mut |mut item| {
            let name = container_name(&item);
            if let Some(options) = take_attribute(&mut item, "container") {
                let expansion = macros().container(options, item.into_token_stream());
                let expansion = through_conditions(expansion);
                let expansion = self.through_modules(expansion);
                self.descriptors.extend(name.zip(descriptor(&expansion)));
                parse(expansion)
            } else if let Some(options) = take_attribute(&mut item, "module") {
                let expansion = macros().module(options, item.into_token_stream());
                let expansion = through_conditions(expansion);
                let expansion = self.through_modules(expansion);
                self.carried.extend(name.zip(carried(expansion.clone())));
                parse(expansion)
            } else {
                vec![item]
            }
        })
    }

    /// `Chat! { … }` → `gather! { { …its contents… } … }` → its expansion, for each module.
    fn through_modules(&self, expansion: TokenStream) -> TokenStream {
        let Ok(call) = syn::parse2::<syn::ItemMacro>(expansion.clone()) else {
            return expansion;
        };
        let (module, chain) = (last_name(&call.mac.path), call.mac.tokens);
        let (hardwire, carried) = (&self.hardwire, &self.carried[&module]);
        self.through_modules(macros().gather(quote!(#hardwire { #carried } #chain)))
    }

    fn handlers(&self, items: Vec<Item>) -> Vec<Item> {
        rewrite(items, &mut |mut item| {
            let options = take_attribute(&mut item, "inject");
            match (options, item) {
                (Some(options), Item::Impl(group)) => {
                    let expansion = Macros::inject(&options, group.into_token_stream());
                    let items = parse(expansion).into_iter();
                    items.map(|item| self.group(item)).collect()
                }
                (Some(options), item) => {
                    let expansion = Macros::inject(&options, item.into_token_stream());
                    parse(self.through_container(&expansion))
                }
                (None, Item::Impl(mut block)) => {
                    self.associated_handlers(&mut block);
                    vec![Item::Impl(block)]
                }
                (None, item) => vec![item],
            }
        })
    }

    /// `impl Api { App! { (App;) async fn … } }` → what becomes of each call.
    fn group(&self, item: Item) -> Item {
        let Item::Impl(mut block) = item else {
            return item;
        };
        let items = std::mem::take(&mut block.items).into_iter();
        let items = items.flat_map(|item| match item {
            ImplItem::Macro(call) => associated(&self.through_container(&call.to_token_stream())),
            item => vec![item],
        });
        block.items = items.collect();
        Item::Impl(block)
    }

    fn associated_handlers(&self, block: &mut syn::ItemImpl) {
        let mut items = Vec::new();
        for mut item in std::mem::take(&mut block.items) {
            let options = match &mut item {
                ImplItem::Fn(function) => take_from(&mut function.attrs, "inject"),
                _ => None,
            };
            let Some(options) = options else {
                items.push(item);
                continue;
            };
            let expansion = Macros::inject(&options, item.into_token_stream());
            items.extend(associated(&self.through_container(&expansion)));
        }
        block.items = items;
    }

    /// `App! { () async fn … }` → `wire! { "1a2b" { "…the graph…" } () async fn … }` → what that becomes, once
    /// its conditions are evaluated.
    fn through_container(&self, expansion: &TokenStream) -> TokenStream {
        let Ok(call) = syn::parse2::<syn::ItemMacro>(expansion.clone()) else {
            return expansion.clone();
        };
        let (hardwire, descriptor) = (
            &self.hardwire,
            &self.descriptors[&last_name(&call.mac.path)],
        );
        let handler = call.mac.tokens;
        through_conditions(macros().wire(quote!(#hardwire #descriptor #handler)))
    }
}

/// The items of an `impl` block.
fn associated(expansion: &TokenStream) -> Vec<ImplItem> {
    let block: syn::ItemImpl = syn::parse_quote!(impl Block { #expansion });
    block.items
}

fn last_name(path: &syn::Path) -> String {
    let last = path.segments.last();
    last.map(|name| name.ident.to_string()).unwrap_or_default()
}

fn parse(tokens: TokenStream) -> Vec<Item> {
    let text = tokens.to_string();
    let file = syn::parse2::<syn::File>(tokens);
    file.unwrap_or_else(|error| panic!("not a file of items: {error}\n{text}"))
        .items
}
