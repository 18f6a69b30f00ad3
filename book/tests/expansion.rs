//! The chapter on the generated code shows what the macros generate.

#[path = "../../tests/documentation/shortened.rs"]
mod shortened;

use shortened::{Shortened, blocks};

const CHAPTER: &str = include_str!("../src/concepts/expansion.md");
const QUICK_START: &str = include_str!("../src/start/quick_start.md");
const PROGRAM: &str = include_str!("../../tests/expand/quick_start.rs");
/// A snapshot of what the macros generate for the program.
const EXPANDED: &str = include_str!("../../tests/expand/quick_start.expanded.rs");

/// The lines of an example that a reader sees.
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
