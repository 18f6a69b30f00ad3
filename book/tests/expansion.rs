//! Tests that the chapter on the generated code shows the macros' output.

#[path = "../../tests/documentation/shortened.rs"]
mod shortened;

use shortened::{Shortened, blocks};

const CHAPTER: &str = include_str!("../src/concepts/expansion.md");
const QUICK_START: &str = include_str!("../src/start/quick_start.md");
const PROGRAM: &str = include_str!("../../tests/expand/quick_start.rs");
/// The snapshot of the program's expansion.
const EXPANDED: &str = include_str!("../../tests/expand/quick_start.expanded.rs");

/// The visible lines of an example.
fn shown(example: &str) -> String {
    let is_hidden = |line: &&str| line.starts_with("# ");
    let lines = example.lines().filter(|line| !is_hidden(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_handler_is_that_of_the_quick_start() {
    let handler = shown(blocks(CHAPTER, "rust")[0]);
    assert!(QUICK_START.contains(&handler), "{handler}");
    assert!(PROGRAM.contains(&handler), "{handler}");
}

#[test]
fn the_expansion_is_that_of_the_handler() {
    let expansion = blocks(CHAPTER, "text")[0];
    assert!(Shortened::of(EXPANDED).contains(expansion), "{EXPANDED}");
}
