//! Items, and the attributes on them.

use proc_macro2::TokenStream;
use syn::{Attribute, Item, Meta, Type};

/// The items, each rewritten by `to`, at any depth of modules.
pub(crate) fn rewrite(items: Vec<Item>, to: &mut impl FnMut(Item) -> Vec<Item>) -> Vec<Item> {
    let mut rewritten = Vec::new();
    for item in items {
        rewritten.extend(match item {
            Item::Use(import) if is_of_our_macros(&import) => Vec::new(),
            Item::Mod(mut module) => {
                module.content = module
                    .content
                    .map(|(brace, items)| (brace, rewrite(items, to)));
                vec![Item::Mod(module)]
            }
            item => to(item),
        });
    }
    rewritten
}

fn is_of_our_macros(import: &syn::ItemUse) -> bool {
    matches!(&import.tree, syn::UseTree::Path(path) if path.ident == "hardwire")
}

/// Removes this attribute, and returns the tokens in its parentheses.
pub(crate) fn take_attribute(item: &mut Item, name: &str) -> Option<TokenStream> {
    let attributes: &mut Vec<Attribute> = match item {
        Item::Impl(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        _ => return None,
    };
    take_from(attributes, name)
}

pub(crate) fn take_from(attributes: &mut Vec<Attribute>, name: &str) -> Option<TokenStream> {
    let position = attributes
        .iter()
        .position(|attribute| attribute.path().is_ident(name))?;
    match attributes.remove(position).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}

pub(crate) fn container_name(item: &Item) -> Option<String> {
    match item {
        Item::Impl(item) => match &*item.self_ty {
            Type::Path(path) => path.path.get_ident().map(ToString::to_string),
            _ => None,
        },
        _ => None,
    }
}
