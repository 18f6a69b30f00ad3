//! The page of the book lists exactly what is tested here.

use std::collections::BTreeSet;
use std::fs;

const PAGE: &str = include_str!("../../../../book/src/reference/compatibility.md");
const MANIFEST: &str = include_str!("../../Cargo.toml");
const MODULES: &str = include_str!("main.rs");

/// The cells of each row of the table.
fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    let table = PAGE.lines().filter(|line| line.starts_with("| `"));
    table.map(|row| {
        row.split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect()
    })
}

/// The names of the functions under a `#[test]` or `#[tokio::test]`.
fn tests_in(file: &str) -> impl Iterator<Item = &str> {
    let tests = file.split("\n#[test]").skip(1);
    let async_tests = file.split("\n#[tokio::test").skip(1);
    tests.chain(async_tests).filter_map(|text| {
        let (_, signature) = text.split_once("fn ")?;
        signature.split('(').next()
    })
}

/// Every test of a library, as the page names it.
fn tests() -> BTreeSet<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rows");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut tests = BTreeSet::new();
    for file in files {
        let module = file.file_stem().unwrap().to_str().unwrap();
        if module != "main" && module != "page" {
            assert!(MODULES.contains(&format!("\nmod {module};")), "{module}");
            let text = fs::read_to_string(&file).unwrap();
            tests.extend(tests_in(&text).map(|test| format!("{module}::{test}")));
        }
    }
    tests
}

#[test]
fn each_row_is_a_test_and_each_test_a_row() {
    let rows: BTreeSet<_> = rows().map(|row| row[5].to_owned()).collect();
    assert_eq!(rows, tests());
}

#[test]
fn each_example_is_part_of_a_test() {
    let includes = PAGE
        .split("{{#include ../../../tests/compatibility/")
        .skip(1);
    let mut examples = includes
        .filter_map(|text| text.split("}}").next())
        .peekable();
    assert!(examples.peek().is_some());
    for (file, anchor) in examples.filter_map(|example| example.split_once(':')) {
        let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        assert!(text.contains(&format!("// ANCHOR: {anchor}\n")), "{anchor}");
        assert!(
            text.contains(&format!("// ANCHOR_END: {anchor}\n")),
            "{anchor}"
        );
    }
}

#[test]
fn each_row_is_of_its_library() {
    for row in rows() {
        let module = row[1].replace('-', "_");
        assert!(row[5].starts_with(&format!("{module}::")), "{row:?}");
    }
}

#[test]
fn the_versions_are_those_of_the_manifest() {
    for row in rows() {
        let mut lines = MANIFEST.lines();
        let library = format!("{} = ", row[1]);
        let version = format!("\"{}\"", row[2]);
        let dependency = lines.find(|line| {
            line.starts_with(&library) && line.contains('"') && !line.contains("dep:")
        });
        assert!(
            dependency.is_some_and(|line| line.contains(&version)),
            "{row:?}"
        );
    }
}
