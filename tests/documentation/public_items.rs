//! What other crates can do with the public items of the runtime.

use std::fs;
use std::path::{Path, PathBuf};

/// Generated code implements it, in the crates of the users.
const IMPLEMENTED_BY_MACROS: &str = "OneSpellingPerType";

/// The files whose items, or `pub use`, are public. All other modules are private.
const PUBLIC_MODULES: [&str; 5] = [
    "lib.rs",
    "bounds.rs",
    "deferred/mod.rs",
    "graph/mod.rs",
    "testing/mod.rs",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src")
}

/// The text of all files under this folder.
fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let texts = paths.map(|path| match path.is_dir() {
        true => texts(&path),
        false => vec![fs::read_to_string(&path).unwrap()],
    });
    texts.flatten().collect()
}

/// The declarations of this kind that are at the top level of a file, each with its attributes.
fn declared<'a>(kind: &str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    let start = format!("\npub {kind} ");
    let mut declarations = Vec::new();
    for (at, _) in text.match_indices(&start) {
        let name = text[at + start.len()..].split(|c: char| !c.is_alphanumeric());
        let attributes = text[..at].rfind("\n\n").unwrap_or(0);
        let body = &text[at..];
        let end = body
            .find("\n}")
            .unwrap_or(0)
            .max(body.find('\n').unwrap_or(0));
        let one_line = body[1..]
            .lines()
            .next()
            .is_some_and(|line| line.ends_with("{}"));
        let end = if one_line {
            at + 1 + body[1..].find('\n').unwrap_or(0)
        } else {
            at + end
        };
        declarations.extend(name.take(1).map(|name| (name, &text[attributes..end])));
    }
    declarations
}

/// Whether users can name it.
fn is_public(name: &str) -> bool {
    PUBLIC_MODULES.iter().any(|file| {
        let text = fs::read_to_string(source().join(file)).unwrap();
        let exported = text.split("\npub use ").skip(1);
        let mut exported = exported.filter_map(|text| text.split(';').next());
        let declared = ["trait", "enum"]
            .iter()
            .any(|kind| text.contains(&format!("\npub {kind} {name}")));
        declared
            || exported.any(|list| {
                list.split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == name)
            })
    })
}

/// The public declarations of this kind.
fn public(kind: &str) -> Vec<(String, String)> {
    let texts = texts(&source());
    let declared = texts.iter().flat_map(|text| declared(kind, text));
    let public = declared.filter(|(name, _)| is_public(name));
    public
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn no_other_crate_can_implement_a_public_trait() {
    let traits = public("trait");
    assert!(traits.iter().any(|(name, _)| name == "Deferred"));
    for (name, text) in traits
        .iter()
        .filter(|(name, _)| name != IMPLEMENTED_BY_MACROS)
    {
        assert!(text.contains("Sealed"), "{name} is not sealed");
    }
}

#[test]
fn a_public_enum_can_get_more_variants() {
    let enums = public("enum");
    assert!(enums.iter().any(|(name, _)| name == "Outcome"));
    for (name, text) in enums.iter().filter(|(_, text)| !text.ends_with("{}")) {
        assert!(text.contains("#[non_exhaustive]"), "{name} is exhaustive");
    }
}
