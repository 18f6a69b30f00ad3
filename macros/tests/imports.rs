//! Imports between the folders of `src` go downwards only.

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder may import those that come after it.
const FOLDERS: [&str; 11] = [
    "relay",
    "container",
    "inject",
    "documentation",
    "condition",
    "emit",
    "diagnostics",
    "plan",
    "syntax",
    "vocabulary",
    "graph",
];

#[test]
fn no_folder_imports_one_above_it() {
    let mut upwards = Vec::new();
    for file in sources() {
        let of_file = rank(&folder_of(&file)).unwrap();
        for imported in imports(&fs::read_to_string(&file).unwrap()) {
            if rank(&imported).is_some_and(|imported| imported < of_file) {
                upwards.push(format!("{} imports `{imported}`", file.display()));
            }
        }
    }
    assert_eq!(upwards, <[String; 0]>::default(), "{upwards:#?}");
}

#[test]
fn an_import_is_found_however_it_is_written() {
    let source = "
        use crate::graph::{Graph, Place};
        use crate::{emit, plan::{self, Plan}};
        pub(in crate::syntax) fn f() -> crate::relay::Envelope { \"crate::text\" }
        // use crate::comment;
        /// [`g`](crate::documentation)
    ";
    let found = ["graph", "emit", "plan", "syntax", "relay", "text"];
    assert_eq!(imports(source), found);
}

/// Nothing for what is no folder, as in a path that is text.
fn rank(folder: &str) -> Option<usize> {
    FOLDERS.iter().position(|other| *other == folder)
}

/// The files in folders. Most of those beside them are roots, which declare the folders.
fn sources() -> Vec<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders: Vec<_> = entries(&source).filter(|path| path.is_dir()).collect();
    while let Some(folder) = folders.pop() {
        for path in entries(&folder) {
            let list = if path.is_dir() {
                &mut folders
            } else {
                &mut files
            };
            list.push(path);
        }
    }
    assert!(files.len() > 100);
    files
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path())
}

/// `graph` of `…/src/graph/type_key/path.rs`
fn folder_of(file: &Path) -> String {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let within = file.strip_prefix(source).unwrap();
    let folder = within.components().next().unwrap();
    folder.as_os_str().to_str().unwrap().to_owned()
}

/// What comes after `crate::`, in code.
fn imports(source: &str) -> Vec<String> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut imports = Vec::new();
    for path in code.split("crate::").skip(1) {
        match path.strip_prefix('{') {
            Some(list) => imports.extend(listed(list)),
            None => imports.push(word(path)),
        }
    }
    imports
}

/// `emit` and `plan` of `emit, plan::{self, Plan}}`
fn listed(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![word(list)];
    for (position, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(&list[position + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn word(text: &str) -> String {
    let text = text.trim_start();
    let end = text.find(|character: char| !character.is_alphanumeric() && character != '_');
    text[..end.unwrap_or(text.len())].to_owned()
}
