//! A source file with our macros → the file that rustc compiles in its place. For snapshots, tests of damage, fuzzing.

mod carried;
mod features;
mod file;
mod items;
mod messages;
pub mod program;
mod question;
mod scaffolding;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Item;

pub use carried::{carried, descriptor};
pub use features::{macros, with_overrides};
pub use messages::messages;
pub use question::Question;

/// The pretty-printed expansion of a source file.
#[must_use]
pub fn expand(file: &str, source: &str) -> String {
    printed(file, file::expansion(source, TokenStream::new()).items)
}

/// The same in a crate in which hardwire has this path, as its containers and modules declare.
#[must_use]
pub fn expand_with(hardwire: &TokenStream, source: &str) -> String {
    printed(
        "src/main.rs",
        file::expansion(source, quote!((#hardwire))).items,
    )
}

/// The first line of an expansion without scaffolding.
const HEAD: &str = "// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.\n\n";

/// The same without the items that every container has.
#[must_use]
pub fn expand_without_scaffolding(file: &str, source: &str) -> String {
    let items = file::expansion(source, TokenStream::new()).items;
    HEAD.to_owned() + &printed(file, scaffolding::without(items))
}

fn printed(file: &str, items: Vec<Item>) -> String {
    let mut text = String::new();
    for item in items {
        let is_import = matches!(item, Item::Use(_));
        text.push_str(&prettyplease::unparse(&alone(item)));
        text.push_str(if is_import { "" } else { "\n" });
    }
    text.trim_end().replace(PARSED, file) + "\n"
}

/// How proc-macro2 calls the file outside of a compiler.
const PARSED: &str = "<parsed string 1>";

fn alone(item: Item) -> syn::File {
    syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    }
}
