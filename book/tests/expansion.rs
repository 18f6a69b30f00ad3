//! The chapter on the generated code shows what the macros generate.

const CHAPTER: &str = include_str!("../src/concepts/expansion.md");
const QUICK_START: &str = include_str!("../src/start/quick_start.md");
const PROGRAM: &str = include_str!("../../tests/expand/quick_start.rs");
/// Kept by a test of `tests/expand`.
const EXPANDED: &str = include_str!("../../tests/expand/quick_start.expanded.rs");

/// The block after this fence.
fn block(fence: &str) -> &'static str {
    let (_, rest) = CHAPTER.split_once(&format!("\n```{fence}\n")).unwrap();
    let (block, _) = rest.split_once("\n```").unwrap();
    block
}

/// The lines of an example that a reader sees.
fn shown(example: &str) -> String {
    let lines = example
        .lines()
        .filter(|line| !line.starts_with('#') || line.starts_with("#["));
    lines.collect::<Vec<_>>().join("\n")
}

/// Without white space, and without the paths that the chapter leaves out.
fn compact(code: &str) -> String {
    let code: String = code.split_whitespace().collect();
    let paths = [
        "::hardwire::__private::headers::",
        "::hardwire::__private::",
        "::hardwire::bounds::",
        "::core::result::Result::",
        "::core::future::",
        "::core::marker::",
    ];
    let code = paths.iter().fold(code, |code, path| code.replace(path, ""));
    // rustfmt and prettyplease differ in braces, and in what they put after the last of several lines.
    code.replace("{return", "return")
        .replace(",)", ")")
        .replace(",>", ">")
        .replace(";}", "}")
        .replace("(error)}", "(error)")
        .replace("(error),", "(error)")
}

#[test]
fn the_handler_is_that_of_the_quick_start() {
    let handler = shown(block("rust"));
    assert!(QUICK_START.contains(&handler), "{handler}");
    assert!(PROGRAM.contains(&handler), "{handler}");
}

#[test]
fn the_expansion_is_that_of_the_handler() {
    let expansion = compact(block("text"));
    let expanded = compact(EXPANDED);
    assert!(expanded.contains(&expansion), "{expansion}\n\n{expanded}");
}
