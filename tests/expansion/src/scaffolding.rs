//! The items that every container has, whatever its providers are: its type, the builder, `GRAPH`, its macro.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::{ImplItem, Item, ItemImpl, Type};

/// The items without the scaffolding of the containers among them.
pub(crate) fn without(items: Vec<Item>) -> Vec<Item> {
    let containers = containers(&items);
    let items = items.into_iter();
    items
        .filter(|item| !is_scaffolding(item, &containers))
        .map(|item| match item {
            Item::Mod(mut module) => {
                let content = module.content.take();
                module.content = content.map(|(brace, items)| (brace, without(items)));
                Item::Mod(module)
            }
            Item::Impl(block) if containers.contains(&self_name(&block)) => {
                Item::Impl(only_providers(block))
            }
            item => item,
        })
        .collect()
}

/// The block without what surrounds the providers: its lint levels, and the checks that are never called.
fn only_providers(mut block: ItemImpl) -> ItemImpl {
    block.attrs.clear();
    block.items.retain(
        |item| !matches!(item, ImplItem::Fn(function) if function.sig.ident == "__returned"),
    );
    block
}

/// The names of the containers: `App`, beside which there is `AppSingletons`.
fn containers(items: &[Item]) -> BTreeSet<String> {
    let structs = items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        _ => None,
    });
    structs
        .filter_map(|name| Some(name.strip_suffix("Singletons")?.to_owned()))
        .collect()
}

fn is_scaffolding(item: &Item, containers: &BTreeSet<String>) -> bool {
    let is_own = |name: &str| {
        let suffixes = ["", "Singletons", "Builder"];
        suffixes.iter().any(|suffix| {
            let container = name.strip_suffix(suffix);
            container.is_some_and(|container| containers.contains(container))
        })
    };
    match item {
        Item::Struct(item) => is_own(&item.ident.to_string()),
        Item::Impl(item) => is_own(&self_name(item)) && !has_providers(item),
        Item::Macro(item) => {
            let name = item.ident.as_ref();
            name.is_some_and(|name| name.to_string().starts_with("__hardwire_"))
        }
        Item::Use(item) => item
            .tree
            .to_token_stream()
            .to_string()
            .starts_with("__hardwire_"),
        Item::Const(item) => item
            .to_token_stream()
            .to_string()
            .contains("OneSpellingPerType"),
        _ => false,
    }
}

fn self_name(item: &ItemImpl) -> String {
    match &*item.self_ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// The block with the user's functions, or of a trait that not every container implements.
fn has_providers(item: &ItemImpl) -> bool {
    if let Some((path, _)) = &item.trait_ {
        let name = path
            .segments
            .last()
            .map(|segment| segment.ident.to_string());
        return !["Deref", "Debug"].contains(&name.unwrap_or_default().as_str());
    }
    let is_builder = self_name(item).ends_with("Builder");
    let is_fixed = item.items.iter().any(|item| match item {
        ImplItem::Fn(function) => function.sig.ident == "builder",
        ImplItem::Const(constant) => constant.ident == "GRAPH",
        _ => false,
    });
    !is_builder && !is_fixed
}
