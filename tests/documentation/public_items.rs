//! What other crates can do with the public items of the runtime.

use std::fs;
use std::path::{Path, PathBuf};

/// Generated code implements it, in the crates of the users.
const IMPLEMENTED_BY_MACROS: &str = "OneSpellingPerType";

/// The modules that users can name. All others are private.
const PUBLIC_MODULES: [&str; 5] = [
    "lib.rs",
    "bounds.rs",
    "deferred/mod.rs",
    "graph/mod.rs",
    "testing/mod.rs",
];

struct Declaration {
    name: String,
    /// With the attributes, up to the closing brace.
    text: String,
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src")
}

/// All files under this folder that hold code.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let files = paths.flat_map(|path| match path.is_dir() {
        true => files(&path),
        false => vec![path],
    });
    files
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// The declarations of this kind at the top level of a file.
fn declarations(kind: &str, file: &str) -> Vec<Declaration> {
    let start = format!("\npub {kind} ");
    let found = file.match_indices(&start).map(|(at, _)| {
        let attributes = file[..at].rfind("\n\n").unwrap_or(0);
        let text = &file[attributes..];
        let from = at + start.len() - attributes;
        let end = [" {}\n", "\n}\n"]
            .iter()
            .filter_map(|end| text[from..].find(end))
            .min();
        Declaration {
            name: words(&text[from..]).next().unwrap_or_default().to_owned(),
            text: text[..from + end.unwrap_or_default()].to_owned(),
        }
    });
    found.collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
}

/// The words of the declarations and of the `pub use`s of the modules that users can name.
fn public_words() -> Vec<String> {
    let modules = PUBLIC_MODULES
        .iter()
        .map(|file| fs::read_to_string(source().join(file)).unwrap());
    let public = modules.flat_map(|file| {
        let items = file.split("\npub ").skip(1);
        let heads =
            items.filter_map(|item| item.split([';', '{', '(', ':']).next().map(str::to_owned));
        let uses = file.split("\npub use ").skip(1);
        let lists = uses.filter_map(|list| list.split(';').next().map(str::to_owned));
        heads.chain(lists).collect::<Vec<_>>()
    });
    public
        .flat_map(|text| words(&text).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// The public declarations of this kind.
fn public(kind: &str) -> Vec<Declaration> {
    let public = public_words();
    let files = files(&source())
        .into_iter()
        .map(|file| fs::read_to_string(file).unwrap());
    let declared = files.flat_map(|file| declarations(kind, &file));
    declared
        .filter(|declared| public.contains(&declared.name))
        .collect()
}

/// The names of those that lack this text.
fn lacking(text: &str, declared: Vec<Declaration>) -> Vec<String> {
    let lacking = declared
        .into_iter()
        .filter(|declared| !declared.text.contains(text));
    lacking.map(|declared| declared.name).collect()
}

#[test]
fn no_other_crate_can_implement_a_public_trait() {
    let traits = public("trait");
    assert!(traits.iter().any(|declared| declared.name == "Deferred"));
    assert_eq!(lacking("Sealed", traits), [IMPLEMENTED_BY_MACROS]);
}

#[test]
fn a_public_enum_can_get_more_variants() {
    let mut enums = public("enum");
    // One without variants has no values, and stays so.
    enums.retain(|declared| declared.text.contains("{\n"));
    assert!(enums.iter().any(|declared| declared.name == "Outcome"));
    assert_eq!(lacking("#[non_exhaustive]", enums), [""; 0]);
}
