//! What other crates can do with the public items of the runtime.

use std::fs;
use std::path::{Path, PathBuf};

/// Generated code implements it, in the crates of the users.
const IMPLEMENTED_BY_MACROS: &str = "OneSpellingPerType";

/// The modules that users can name. All others are private.
const PUBLIC_MODULES: [&str; 5] = [
    "lib.rs",
    "bounds/mod.rs",
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
    let files = paths.flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    files
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// The declarations of this kind at the top level of a file.
fn declarations(kind: &str, file: &str) -> Vec<Declaration> {
    let start = format!("\npub {kind} ");
    let found = file.match_indices(&start).map(|(at, start)| {
        let attributes = file[..at].rfind("\n\n").unwrap_or_default();
        let item = &file[at + start.len()..];
        let is_one_line = item.lines().next().is_some_and(|line| line.ends_with('}'));
        let end = item.find(if is_one_line { "}\n" } else { "\n}\n" });
        Declaration {
            name: words(item).next().unwrap_or_default().to_owned(),
            text: file[attributes..at + start.len() + end.unwrap_or_default()].to_owned(),
        }
    });
    found.collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

/// Whether users can name it: a public module declares it, or exports it from the module that does.
fn is_public(name: &str, file: &Path) -> bool {
    let file = file.strip_prefix(source()).unwrap().with_extension("");
    let module: Vec<_> = file.iter().filter_map(|part| part.to_str()).collect();
    PUBLIC_MODULES.iter().any(|public| {
        let text = fs::read_to_string(source().join(public)).unwrap();
        let mut exports = text
            .split("\npub use ")
            .skip(1)
            .filter_map(|export| export.split(';').next());
        let is_exported = exports.any(|export| {
            let has = |word: &str| words(export).any(|other| other == word);
            has(name) && module.iter().any(|part| has(part))
        });
        is_exported || file == Path::new(public).with_extension("")
    })
}

/// The public declarations of this kind.
fn public(kind: &str) -> Vec<Declaration> {
    let mut public = Vec::new();
    for file in files(&source()) {
        let mut declared = declarations(kind, &fs::read_to_string(&file).unwrap());
        declared.retain(|declared| is_public(&declared.name, &file));
        public.append(&mut declared);
    }
    public
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
