//! The programs, messages and figures in the README and in the documentation are those of the project.

mod conduit;
mod examples;
mod idioms;
mod maintenance;
mod public_items;
mod shortened;

use std::path::Path;

use shortened::{Shortened, blocks};

const README: &str = include_str!("../../README.md");
const QUICKSTART: &str = include_str!("../../examples/quickstart/src/main.rs");
const EXPANDED: &str = include_str!("../../examples/quickstart/src/expanded.rs");
const RESULTS: &str = include_str!("../../benches/RESULTS.md");
const GATEWAY: &str = include_str!("../../examples/gateway/README.md");
const MISTAKE: &str = include_str!("../ui/mistakes/missing_dependency.stderr");

#[test]
fn the_hero_is_the_quickstart() {
    assert!(QUICKSTART.contains(blocks(README, "rust")[0]));
}

#[test]
fn the_expansion_is_that_of_the_quickstart() {
    assert!(Shortened::of(EXPANDED).contains(blocks(README, "rust")[1]));
}

#[test]
fn the_error_is_that_of_the_compiler() {
    let message = MISTAKE
        .replace("$DIR/ui/mistakes/missing_dependency.rs", "src/main.rs")
        .replace("ui/mistakes/missing_dependency.rs", "src/main.rs");
    assert_eq!(blocks(README, "text")[0], message.trim_end());
}

/// The cells of the rows of a table.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = table.lines().filter(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').map(str::trim).skip(1).collect())
}

/// Whether RESULTS.md contains this figure for this service.
fn is_measured(service: &str, figure: &str) -> bool {
    let with_ratio = format!("{figure} (");
    let mut measured = rows(RESULTS).filter(|row| row[0] == service).flatten();
    measured.any(|cell| cell == figure || cell.starts_with(&with_ratio))
}

#[test]
fn the_gateway_compares_measured_figures() {
    let (_, section) = GATEWAY.split_once("## Compared with the original").unwrap();
    let (table, _) = section.split_once("Most of the difference").unwrap();
    let compared: Vec<_> = rows(table).skip(2).collect();
    assert!(!compared.is_empty());
    for row in compared {
        assert!(is_measured("Dependency Injector", row[1]), "{row:?}");
        assert!(is_measured("hardwire", row[2]), "{row:?}");
    }
}

#[test]
fn the_readme_is_short() {
    assert!(README.lines().count() <= 150);
}

/// Its links also work on crates.io and docs.rs, where relative ones do not.
#[test]
fn the_links_of_the_readme_are_absolute() {
    let lines = README.lines().filter(|line| !is_picture(line));
    for target in lines.flat_map(|line| line.split("](").skip(1)) {
        assert!(target.starts_with("https://"), "{target}");
    }
}

/// crates.io resolves the path of a picture against the repository.
#[test]
fn the_pictures_of_the_readme_are_in_the_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pictures: Vec<_> = README.lines().filter(|line| is_picture(line)).collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        let (_, target) = picture.split_once("](").expect("a picture has a path");
        assert!(
            root.join(target.trim_end_matches(')')).is_file(),
            "{picture}"
        );
    }
}

fn is_picture(line: &str) -> bool {
    line.starts_with("![")
}
