//! The messages there are, read off the functions that make them.

use std::fs;
use std::path::{Path, PathBuf};

/// A message of the macros.
#[derive(Debug)]
pub(crate) struct Message {
    /// The name of the function that makes it.
    pub(crate) slug: String,
    /// The name of the file that the function is in, and of the page that documents the message.
    pub(crate) page: String,
}

/// Every message, in the order of the pages and of their functions.
pub(crate) fn messages() -> Vec<Message> {
    pages().iter().flat_map(|page| messages_of(page)).collect()
}

/// The names of the files that messages are in.
pub(crate) fn pages() -> Vec<String> {
    let names = fs::read_dir(sources()).unwrap().map(|file| {
        let path = file.unwrap().path();
        path.file_stem().unwrap().to_str().unwrap().to_owned()
    });
    let mut names: Vec<_> = names.filter(|name| name != "mod").collect();
    names.sort();
    names
}

fn messages_of(page: &str) -> Vec<Message> {
    let source = fs::read_to_string(sources().join(page).with_extension("rs")).unwrap();
    let items = syn::parse_file(&source).unwrap().items;
    let functions = items.into_iter().filter_map(|item| match item {
        syn::Item::Fn(function) => Some(function),
        _ => None,
    });
    let messages = functions.filter(|function| !matches!(function.vis, syn::Visibility::Inherited));
    let messages = messages.map(|function| Message {
        slug: function.sig.ident.to_string(),
        page: page.to_owned(),
    });
    messages.collect()
}

fn sources() -> PathBuf {
    workspace().join("macros/src/diagnostics/messages")
}

pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
