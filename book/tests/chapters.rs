//! Tests that all examples of the book are compiled.

use std::fs;
use std::path::Path;

const SUMMARY: &str = include_str!("../src/SUMMARY.md");
const CHAPTERS: &str = include_str!("../chapters.rs");
/// The chapters whose examples use the libraries of another workspace.
const RECIPES: &str = include_str!("../../tests/compatibility/src/recipes.rs");

/// The paths of the chapters in the summary.
fn chapters() -> impl Iterator<Item = &'static str> {
    let links = SUMMARY.split("](").skip(1);
    links.filter_map(|link| link.split(')').next())
}

fn text(chapter: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(chapter);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code blocks, each with the info string of its fence.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let fenced = text.split("```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).collect()
}

fn is_tested(chapter: &str) -> bool {
    let documents = |tests: &str, path: &str| tests.contains(&format!("\"{path}/{chapter}\")"));
    documents(CHAPTERS, "src") || documents(RECIPES, "../../../book/src")
}

/// Whether the block contains Rust code. Blocks that only include a file are compiled in that file.
fn is_rust(fence: &str, code: &str) -> bool {
    let mut lines = code.lines();
    fence.starts_with("rust") && lines.any(|line| !line.starts_with("{{#include"))
}

#[test]
fn every_chapter_with_rust_is_tested() {
    for chapter in chapters().filter(|chapter| !chapter.starts_with("tutorial/")) {
        let text = text(chapter);
        let has_rust = blocks(&text)
            .iter()
            .any(|(fence, code)| is_rust(fence, code));
        assert_eq!(has_rust, is_tested(chapter), "{chapter}");
    }
}

#[test]
fn no_example_is_ignored() {
    for chapter in chapters() {
        for (fence, code) in blocks(&text(chapter)) {
            assert!(!fence.contains("ignore"), "{chapter}: {code}");
        }
    }
}

/// The code in the tutorial is part of its programs, which are compiled and run.
#[test]
fn the_tutorial_shows_its_programs() {
    for chapter in chapters().filter(|chapter| chapter.starts_with("tutorial/")) {
        let program = chapter
            .trim_start_matches("tutorial/")
            .trim_end_matches(".md");
        let program = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tutorial/src/bin")
            .join(program);
        for (_, code) in blocks(&text(chapter))
            .iter()
            .filter(|(fence, _)| fence.starts_with("rust"))
        {
            for line in code.lines().filter(|line| !line.contains("{{#include")) {
                assert!(contains_line(&program, line), "{chapter}: {line}");
            }
        }
    }
}

/// Whether a file in this folder contains the line, ignoring indentation.
fn contains_line(folder: &Path, line: &str) -> bool {
    let files =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.flatten().any(|file| {
        let text = fs::read_to_string(file.path()).unwrap_or_default();
        text.lines().any(|other| other.trim() == line.trim())
    })
}
