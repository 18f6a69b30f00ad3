//! Tests that the reference pages match the macros, the messages and the benchmarks. `UPDATE_EXPECT=1` copies messages and
//! figures into the pages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    let path = workspace().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The string literals of this file that consist of lower-case letters.
fn words(source: &str) -> BTreeSet<&str> {
    let literals = source.split('"').skip(1).step_by(2);
    let is_word = |word: &&str| {
        let mut characters = word.chars();
        !word.is_empty() && characters.all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    literals.filter(is_word).collect()
}

/// Whether the page documents the option, with or without a value.
fn documents(page: &str, option: &str) -> bool {
    let codes = page.split('`').skip(1).step_by(2);
    codes.into_iter().any(|code| {
        let mut parts = code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        parts.any(|part| part == option)
    })
}

#[track_caller]
fn assert_documents(options: impl IntoIterator<Item = impl AsRef<str>>) {
    let page = read("book/src/reference/attributes.md");
    let mut count = 0;
    for option in options {
        let option = option.as_ref();
        assert!(documents(&page, option), "{option} is not in attributes.md");
        count += 1;
    }
    assert_ne!(count, 0);
}

#[test]
fn every_option_of_a_container_is_on_the_page() {
    assert_documents(words(&read("macros/src/container/options.rs")));
}

#[test]
fn every_option_of_a_provider_is_on_the_page() {
    assert_documents(words(&read("macros/src/container/provider_options.rs")));
}

#[test]
fn every_option_of_a_handler_is_on_the_page() {
    assert_documents(words(&read("macros/src/inject/options.rs")));
}

#[test]
fn every_attribute_of_a_parameter_is_on_the_page() {
    let source = read("macros/src/syntax/parameter.rs");
    let (_, ours) = source.split_once("fn is_ours").unwrap();
    let (ours, _) = ours.split_once('}').unwrap();
    let mut attributes = words(ours);
    // Doc comments are allowed on parameters, but are not an attribute of Hardwire.
    attributes.remove("doc");
    assert_documents(attributes);
}

#[test]
fn every_feature_is_on_the_page() {
    let manifest = read("runtime/Cargo.toml");
    let (_, features) = manifest.split_once("[features]\n").unwrap();
    let (features, _) = features.split_once("\n[").unwrap();
    let features = features.lines().filter_map(|line| line.split_once(" = "));
    let features = features.map(|(feature, _)| feature);
    assert_documents(features.filter(|feature| !feature.starts_with('#') && *feature != "default"));
}

/// The page, with `content` between the line `<!-- begin -->` and the next `<!-- end -->`.
fn with_part(page: &str, begin: &str, content: &str) -> String {
    let begin = format!("<!-- {begin} -->\n");
    let (before, rest) = page
        .split_once(&begin)
        .unwrap_or_else(|| panic!("no {begin}"));
    let (_, after) = rest.split_once("<!-- end -->").expect("no end");
    format!("{before}{begin}\n{content}\n<!-- end -->{after}")
}

/// The index of the messages, with absolute links to the API documentation.
fn messages() -> String {
    let index = read("runtime/src/docs/mistakes/index.md");
    let lines = index.trim_end().lines().map(|line| {
        if line.starts_with("# ") {
            return format!("#{line}\n");
        }
        let linked = line.rsplit_once("](").and_then(|(message, link)| {
            let (page, slug) = link.trim_end_matches([')', ' ', '|']).split_once('#')?;
            Some(format!(
                "{message}](https://docs.rs/hardwire/latest/hardwire/mistakes/{page}/index.html#{slug}) |\n"
            ))
        });
        linked.unwrap_or_else(|| format!("{line}\n"))
    });
    lines.collect()
}

#[test]
fn every_message_has_its_address() {
    let page = read("book/src/reference/mistakes.md");
    expect_file!["../src/reference/mistakes.md"].assert_eq(&with_part(
        &page,
        "messages",
        &messages(),
    ));
}

/// The compiler's message for the mistake in the quick start. A UI test makes the same mistake.
#[test]
fn the_quick_start_shows_the_compilers_message() {
    let page = read("book/src/start/quick_start.md");
    let message = read("tests/ui/mistakes/missing_dependency.stderr");
    let is_help = |line: &&str| line.trim_start().starts_with('=');
    let lines = message.split_inclusive('\n');
    let shown: String = lines.filter(|line| !is_help(line)).collect();
    let shown = shown.replace("ui/mistakes/missing_dependency.rs:17", "src/main.rs:27");
    let block = format!(
        "```text\n{}\n```\n",
        shown.replace("17 |", "27 |").trim_end()
    );
    expect_file!["../src/start/quick_start.md"].assert_eq(&with_part(&page, "message", &block));
}

/// The first table after this heading in the results.
fn table(results: &str, heading: &str) -> String {
    let is_heading = |line: &&str| line.trim_start_matches('#').trim() == heading;
    let lines = results.split_inclusive('\n');
    let mut lines = lines.skip_while(|line| !is_heading(line));
    assert!(lines.next().is_some(), "no `{heading}` among the results");
    let is_row = |line: &&str| line.starts_with('|');
    let table = lines.skip_while(|line| !is_row(line));
    table.take_while(is_row).collect()
}

/// All figures of the page are copied from the results.
#[test]
fn the_figures_are_those_of_the_benchmarks() {
    let page = read("book/src/reference/performance.md");
    let results = read("benches/RESULTS.md");
    let headings = page.split("<!-- table: ").skip(1);
    let headings = headings.filter_map(|rest| rest.split_once(" -->"));
    let with_figures = headings.fold(page.clone(), |page, (heading, _)| {
        with_part(
            &page,
            &format!("table: {heading}"),
            &table(&results, heading),
        )
    });
    expect_file!["../src/reference/performance.md"].assert_eq(&with_figures);
}
