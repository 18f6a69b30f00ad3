//! The comparison in Conduit's README.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, ImplItem, Item};

use crate::shortened::blocks;

const README: &str = include_str!("../../examples/conduit/README.md");
const PLAIN: &str = include_str!("../../examples/conduit/src/tests/plain_axum.rs");
const HANDLERS: &str = include_str!("../../examples/conduit/src/articles/handlers.rs");
const APP: &str = include_str!("../../examples/conduit/src/app.rs");
const ARTICLES: &str = include_str!("../../examples/conduit/src/articles.rs");
const AUTH: &str = include_str!("../../examples/conduit/src/auth.rs");
const DATABASE: &str = include_str!("../../examples/conduit/src/database.rs");
const TX: &str = include_str!("../../examples/conduit/src/database/tx.rs");

/// The lines of the items with these names, without comments, empty lines and `#[utoipa::path]`.
fn lines(source: &str, names: &[&str]) -> Vec<String> {
    let file = syn::parse_file(source).unwrap();
    let found = file.items.iter().flat_map(|item| found(item, names));
    let numbers: BTreeSet<_> = found.flatten().collect();
    let lines = source.lines().enumerate();
    let lines = lines.filter(|(index, _)| numbers.contains(&(index + 1)));
    let lines = lines.map(|(_, line)| line.to_owned());
    lines
        .filter(|line| !line.trim().is_empty() && !line.trim().starts_with("//"))
        .collect()
}

/// The line numbers of the item, or of its functions, if they have these names.
fn found(item: &Item, names: &[&str]) -> Vec<Vec<usize>> {
    let is_named = |name: String| names.contains(&name.as_str());
    match item {
        Item::Fn(function) if is_named(function.sig.ident.to_string()) => {
            vec![numbers(function, &function.attrs)]
        }
        Item::Struct(item) if is_named(item.ident.to_string()) => vec![numbers(item, &item.attrs)],
        Item::Impl(block) if block.trait_.is_some() && is_named(text(&block.self_ty)) => {
            vec![numbers(block, &block.attrs)]
        }
        Item::Impl(block) => {
            let functions = block.items.iter().filter_map(|item| match item {
                ImplItem::Fn(function) => Some(function),
                _ => None,
            });
            functions
                .filter(|function| is_named(function.sig.ident.to_string()))
                .map(|function| numbers(function, &function.attrs))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn numbers(item: &impl Spanned, attributes: &[Attribute]) -> Vec<usize> {
    let openapi = attributes
        .iter()
        .filter(|attribute| text(attribute.path()) == "utoipa :: path");
    let openapi: Vec<_> = openapi.flat_map(range).collect();
    range(item)
        .filter(|number| !openapi.contains(number))
        .collect()
}

fn range(item: &impl Spanned) -> std::ops::RangeInclusive<usize> {
    item.span().start().line..=item.span().end().line
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

fn plain_handlers() -> Vec<String> {
    lines(PLAIN, &["create_article", "get_article"])
}

fn wired_handlers() -> Vec<String> {
    lines(HANDLERS, &["create_article", "get_article"])
}

/// A block of the README, without empty lines.
fn shown(position: usize) -> Vec<String> {
    let block = blocks(README, "rust,ignore")[position];
    let lines = block.lines().filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

#[test]
fn the_handlers_are_those_that_are_compiled() {
    assert_eq!(shown(0), plain_handlers());
    assert_eq!(shown(1), wired_handlers());
}

#[test]
fn the_lines_are_counted() {
    let plain = |names: &[&str]| lines(PLAIN, names).len();
    let rows = [
        (
            "the two handlers",
            plain_handlers().len(),
            wired_handlers().len(),
        ),
        (
            "the user, the viewer, the article in the path",
            plain(&["User", "Viewer", "Found"]),
            lines(AUTH, &["user", "viewer"]).len() + lines(ARTICLES, &["found"]).len(),
        ),
        (
            "JSON and paths that refuse with `ApiError`",
            plain(&["ApiJson", "ApiPath"]),
            0,
        ),
        (
            "the transaction, without `Tx` itself",
            0,
            lines(DATABASE, &["tx"]).len() + lines(TX, &["finish"]).len(),
        ),
        (
            "the state or the singletons",
            plain(&["AppState", "state"]),
            lines(DATABASE, &["pool"]).len()
                + lines(AUTH, &["tokens"]).len()
                + lines(APP, &["clock"]).len(),
        ),
    ];
    for (what, plain, wired) in rows {
        let row = format!("| {what} | {plain} | {wired} |");
        assert!(README.contains(&row), "{row}");
    }
    let plain: usize = rows.iter().map(|(_, plain, _)| plain).sum();
    let wired: usize = rows.iter().map(|(_, _, wired)| wired).sum();
    let together = format!("| together | {plain} | {wired} |");
    assert!(README.contains(&together), "{together}");
}
