//! The reference part of the book agrees with the macros, the messages and the benchmarks.
//! `UPDATE_EXPECT=1` copies options, messages and figures into it.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use hardwire_pipeline::reference::{self, Row};

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    let path = workspace().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

const ATTRIBUTES: &str = "book/src/reference/attributes.md";

/// Whether the page has the option in code, alone or with a value.
fn documents(page: &str, option: &str) -> bool {
    let codes = page.split('`').skip(1).step_by(2);
    codes.into_iter().any(|code| {
        let mut parts = code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        parts.any(|part| part == option)
    })
}

#[track_caller]
fn assert_documents(options: impl IntoIterator<Item = impl AsRef<str>>) {
    let page = read(ATTRIBUTES);
    let mut count = 0;
    for option in options {
        let option = option.as_ref();
        assert!(documents(&page, option), "{option} is not in attributes.md");
        count += 1;
    }
    assert_ne!(count, 0);
}

/// The rows of a table, each with the meaning that the page gives to its name.
fn rows(page: &str, rows: &[Row], cell: impl Fn(&Row) -> String) -> String {
    let rows = rows.iter().map(|row| {
        let cells = cell(row);
        let meaning = meaning(page, row).unwrap_or("…");
        format!("| {cells} | {meaning} |")
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The last cell of the row that begins with the name.
fn meaning<'a>(page: &'a str, row: &Row) -> Option<&'a str> {
    let begins_so = |line: &&str| {
        let code = line.split('`').nth(1);
        let name = code.and_then(|code| {
            code.trim_start_matches("#[")
                .split(&[' ', '(', ']'][..])
                .next()
        });
        line.starts_with("| `") && name == Some(row.name)
    };
    let line = page.lines().find(begins_so)?;
    let (_, meaning) = line.trim_end_matches(" |").rsplit_once(" | ")?;
    Some(meaning)
}

fn example(row: &Row) -> String {
    format!("`{}`", row.example)
}

/// "singleton, with `lazy`"
fn scopes(row: &Row) -> String {
    let is_everywhere = row.scopes.len() == reference::scopes().len();
    let scopes = if is_everywhere {
        "all".to_owned()
    } else {
        row.scopes.join(", ")
    };
    match row.with {
        Some(with) => format!("{scopes}, with `{with}`"),
        None => scopes,
    }
}

/// The content of the page between `<!-- begin -->` and `<!-- end -->`.
fn part<'a>(page: &'a str, begin: &str) -> &'a str {
    let (_, rest) = page
        .split_once(&format!("<!-- {begin} -->\n"))
        .expect(begin);
    rest.split_once("<!-- end -->").expect("no end").0
}

/// The page with this table between `<!-- begin -->` and `<!-- end -->`.
fn with_table(
    page: &str,
    begin: &str,
    head: &str,
    table: &[Row],
    cells: fn(&Row) -> String,
) -> String {
    assert_ne!(table.len(), 0);
    let rows = rows(part(page, begin), table, cells);
    with_part(page, begin, &format!("{head}\n{rows}\n"))
}

const VISIBILITY: &str = "| `pub`, `pub(super)`, `pub(in path)` | the visibility of `App`. Without it, `App` is visible in its crate |";

/// The meaning of an option is written on the page; everything else is in the tables of the macros.
#[test]
fn the_tables_of_options_are_those_of_the_macros() {
    let head = "| option | meaning |\n|---|---|";
    let of_containers = format!("{head}\n{VISIBILITY}");
    let of_providers = "| option | on | meaning |\n|---|---|---|";
    let page = read(ATTRIBUTES);
    let page = with_table(
        &page,
        "container",
        &of_containers,
        &reference::container_options(),
        example,
    );
    let page = with_table(
        &page,
        "providers",
        of_providers,
        &reference::provider_options(),
        |row| format!("{} | {}", example(row), scopes(row)),
    );
    let page = with_table(
        &page,
        "handlers",
        head,
        &reference::handler_options(),
        example,
    );
    assert!(
        !page.contains("| … |"),
        "write the meaning of the new option on the page"
    );
    expect_file!["../src/reference/attributes.md"].assert_eq(&page);
}

#[test]
fn every_option_of_a_module_is_on_the_page() {
    let page = read(ATTRIBUTES);
    let (_, of_modules) = page.split_once("## `#[module]`").unwrap();
    let (of_modules, _) = of_modules.split_once("\n## ").unwrap();
    for option in reference::module_options() {
        assert!(documents(of_modules, option.name), "{option:?}");
    }
}

#[test]
fn every_scope_is_on_the_page() {
    assert_documents(reference::scopes());
}

#[test]
fn every_attribute_of_a_parameter_is_on_the_page() {
    assert_documents(reference::markers().iter().map(|marker| marker.name));
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

/// The page with `content` between the line `<!-- begin -->` and the next `<!-- end -->`.
fn with_part(page: &str, begin: &str, content: &str) -> String {
    let begin = format!("<!-- {begin} -->\n");
    let (before, rest) = page
        .split_once(&begin)
        .unwrap_or_else(|| panic!("no {begin}"));
    let (_, after) = rest.split_once("<!-- end -->").expect("no end");
    format!("{before}{begin}\n{content}\n<!-- end -->{after}")
}

/// The index of the messages, with addresses that hold outside of the API documentation.
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

/// What the compiler says of the mistake in the quick start: a UI test makes the same one.
#[test]
fn the_quick_start_shows_what_the_compiler_says() {
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

/// The first table below this heading of the results.
fn table(results: &str, heading: &str) -> String {
    let is_heading = |line: &&str| line.trim_start_matches('#').trim() == heading;
    let lines = results.split_inclusive('\n');
    let mut lines = lines.skip_while(|line| !is_heading(line));
    assert!(lines.next().is_some(), "no `{heading}` among the results");
    let is_row = |line: &&str| line.starts_with('|');
    let table = lines.skip_while(|line| !is_row(line));
    table.take_while(is_row).collect()
}

/// No figure of the page was typed by hand.
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
