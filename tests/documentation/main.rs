//! What the README shows is what there is, and what the documentation shows of other crates' programs.

mod idioms;

const README: &str = include_str!("../../README.md");
const QUICKSTART: &str = include_str!("../../examples/quickstart/src/main.rs");
const EXPANDED: &str = include_str!("../../examples/quickstart/src/expanded.rs");
const RESULTS: &str = include_str!("../../benches/RESULTS.md");
const GATEWAY: &str = include_str!("../../examples/gateway/README.md");
const MISTAKE: &str = include_str!("../ui/mistakes/missing_dependency.stderr");

/// The blocks of the README between fences of this kind.
fn blocks(kind: &str) -> Vec<&'static str> {
    let fence = format!("```{kind}\n");
    let behind_fences = README.split(fence.as_str()).skip(1);
    behind_fences
        .filter_map(|text| text.split("\n```").next())
        .collect()
}

/// Without white space, and without the paths that the README leaves out for its readers.
fn compact(code: &str) -> String {
    let code: String = code.split_whitespace().collect();
    let prefixes = [
        "::hardwire::wired::request::",
        "::hardwire::__private::",
        "::hardwire::bounds::",
        "::core::result::Result::",
        "::core::future::",
        "::core::marker::",
    ];
    let code = prefixes
        .iter()
        .fold(code, |code, prefix| code.replace(prefix, ""));
    // rustfmt and prettyplease differ in what they put behind the last of several lines.
    code.replace(",)", ")")
        .replace(",>", ">")
        .replace(";}", "}")
        .replace("},", "}")
        .replace("{return", "return")
        .replace("(error)}", "(error)")
        .replace("(error),", "(error)")
}

#[test]
fn the_hero_is_the_quickstart() {
    assert!(QUICKSTART.contains(blocks("rust")[0]));
}

#[test]
fn the_expansion_is_that_of_the_quickstart() {
    assert!(compact(EXPANDED).contains(&compact(blocks("rust")[1])));
}

#[test]
fn the_error_is_what_the_compiler_says() {
    let said = MISTAKE
        .replace("$DIR/ui/mistakes/missing_dependency.rs", "src/main.rs")
        .replace("ui/mistakes/missing_dependency.rs", "src/main.rs");
    assert_eq!(blocks("text")[0], said.trim_end());
}

/// The cells of the rows of a table.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = table.lines().filter(|line| line.starts_with('|'));
    rows.map(|row| row.split('|').map(str::trim).skip(1).collect())
}

/// Whether the benchmarks have measured this figure for this service.
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
