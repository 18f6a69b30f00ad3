//! The messages of the compiler, as users read them.
//!
//! | folder | content |
//! |---|---|
//! | `mistakes` | a mistake for each message, in a file named after its slug |
//! | `together` | programs with several mistakes |
//! | `left_to_rustc` | mistakes that rustc reports |
//! | `first_month` | mistakes that beginners make |
//! | `half_typed` | code that is being typed in an editor |
//! | `right` | programs without a mistake |
//! | `override` | mistakes in overrides, with the feature of that name |
//!
//! Each program builds its container and routes its handler, so that follow-up errors are seen.
//! `TRYBUILD=overwrite` rewrites the expected output.

mod compiled;
mod documented;
mod large;
mod offer;
mod offered;
mod reported;
mod slugs;

use std::fs;
use std::path::{Path, PathBuf};

use compiled::Build;

#[cfg(not(feature = "override"))]
#[test]
fn each_mistake_is_reported_as_expected() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/mistakes/*.rs");
    cases.compile_fail("ui/together/*.rs");
    rewrite(&cases, "left_to_rustc");
    rewrite(&cases, "half_typed");
    rewrite(&cases, "first_month");
}

/// Apart from the others, because trybuild compiles programs that fail together only if it runs none.
#[cfg(not(feature = "override"))]
#[test]
fn a_program_without_a_mistake_compiles() {
    trybuild::TestCases::new().pass("ui/right/*.rs");
}

/// A clean build, as on a server.
#[cfg(not(feature = "override"))]
#[test]
fn a_whole_build_reports_each_mistake_as_expected() {
    for folder in ["left_to_rustc", "half_typed", "first_month"] {
        compiled::assert_as_expected(&folder_of(folder), Build::Whole);
    }
}

/// The build of `cargo check` on a developer's machine.
#[cfg(not(feature = "override"))]
#[test]
fn an_incremental_build_reports_each_mistake_as_expected() {
    for folder in [
        "mistakes",
        "together",
        "left_to_rustc",
        "half_typed",
        "first_month",
    ] {
        compiled::assert_as_expected(&folder_of(folder), Build::Incremental);
    }
}

/// Mistakes that only a program with overrides can contain. rustc reports them.
#[cfg(feature = "override")]
#[test]
fn each_mistake_in_an_override_is_reported_as_expected() {
    rewrite(&trybuild::TestCases::new(), "override");
    for build in [Build::Whole, Build::Incremental] {
        compiled::assert_as_expected(&folder_of("override"), build);
    }
}

/// Writes the whole output of rustc, for the documentation. It is not compared, because each version of rustc changes it.
fn rewrite(cases: &trybuild::TestCases, folder: &str) {
    if std::env::var_os("TRYBUILD").is_some_and(|mode| mode == "overwrite") {
        cases.compile_fail(format!("ui/{folder}/*.rs"));
    }
}

#[test]
fn each_message_has_a_test() {
    let untested: Vec<_> = slugs::messages()
        .into_iter()
        .filter(|message| {
            let file = |folder| folder_of(folder).join(&message.slug);
            let is_in = |folder| file(folder).with_extension("rs").exists();
            !["mistakes", "together", "left_to_rustc"]
                .into_iter()
                .any(is_in)
        })
        .collect();
    assert!(untested.is_empty(), "no UI test for {untested:?}");
}

#[test]
fn one_mistake_is_one_error() {
    for path in outputs("mistakes") {
        let text = fs::read_to_string(&path).unwrap();
        let starts = |line: &&str| line.starts_with("error") || line.starts_with("warning");
        assert_eq!(text.lines().filter(starts).count(), 1, "{}", path.display());
    }
}

#[test]
fn a_file_with_more_than_one_error_has_a_comment_that_says_why() {
    for path in ["together", "left_to_rustc", "half_typed", "first_month"]
        .into_iter()
        .flat_map(outputs)
    {
        let text = fs::read_to_string(&path).unwrap();
        let is_one = text
            .lines()
            .filter(|line| line.starts_with("error"))
            .count()
            == 1;
        let source = fs::read_to_string(path.with_extension("rs")).unwrap();
        assert!(is_one || source.starts_with("//! "), "{}", path.display());
    }
}

#[test]
fn a_message_has_the_style_of_rustc() {
    for path in outputs("mistakes") {
        let text = fs::read_to_string(&path).unwrap();
        let rule = text.lines().next().unwrap().trim_start_matches("error: ");
        let first = rule.chars().next().unwrap();
        assert!(!first.is_uppercase(), "upper case in {}", path.display());
        let ours = text.lines().take_while(|line| !line.contains("--> "));
        for line in ours {
            assert!(
                !line.ends_with(['.', '!']),
                "{line:?} in {}",
                path.display()
            );
        }
    }
}

#[test]
fn no_message_contains_a_path_of_this_machine() {
    let folders = [
        "mistakes",
        "together",
        "left_to_rustc",
        "half_typed",
        "first_month",
        "override",
    ];
    for path in folders.into_iter().flat_map(outputs) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains(env!("CARGO_MANIFEST_DIR")),
            "{}",
            path.display()
        );
    }
}

/// Every `.stderr` of a folder.
fn outputs(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(folder_of(folder)).unwrap();
    let mut outputs: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "stderr")
        })
        .collect();
    outputs.sort();
    outputs
}

fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(name)
}
