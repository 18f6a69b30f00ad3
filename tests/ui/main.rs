//! What the compiler tells a user, as they read it.
//!
//! `mistakes` holds one for each message, called after its slug, `together` more than one at a
//! time, `left_to_rustc` what rustc tells better, `first_month` the mistakes of people who begin,
//! `half_typed` code that is being typed in an editor, `right` programs without a mistake, `override` mistakes
//! that only the feature of that name allows. In each file the container is built and the handler routed, so that whatever would follow an
//! error is seen.
//! `TRYBUILD=overwrite` rewrites what is expected.

mod compiled;
mod documented;
mod large;
mod slugs;
mod told;

use std::fs;
use std::path::{Path, PathBuf};

use compiled::Build;

#[cfg(not(feature = "override"))]
#[test]
fn each_mistake_is_told_as_in_its_file() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/mistakes/*.rs");
    cases.compile_fail("ui/together/*.rs");
    cases.pass("ui/right/*.rs");
    rewrite(&cases, "left_to_rustc");
    rewrite(&cases, "half_typed");
    rewrite(&cases, "first_month");
}

/// A clean build, as a server makes it.
#[cfg(not(feature = "override"))]
#[test]
fn a_whole_build_reports_what_is_in_the_file() {
    for folder in ["left_to_rustc", "half_typed", "first_month"] {
        compiled::is_told_as_in_its_file(&folder_of(folder), Build::Whole);
    }
}

/// The build that `cargo check` makes for a user.
#[cfg(not(feature = "override"))]
#[test]
fn an_incremental_build_reports_what_is_in_the_file() {
    for folder in [
        "mistakes",
        "together",
        "left_to_rustc",
        "half_typed",
        "first_month",
    ] {
        compiled::is_told_as_in_its_file(&folder_of(folder), Build::Incremental);
    }
}

/// What only a program with overrides can get wrong, which rustc tells.
#[cfg(feature = "override")]
#[test]
fn each_mistake_in_an_override_is_told_as_in_its_file() {
    rewrite(&trybuild::TestCases::new(), "override");
    for build in [Build::Whole, Build::Incremental] {
        compiled::is_told_as_in_its_file(&folder_of("override"), build);
    }
}

/// The whole of what rustc says, for the documentation. It is not compared: it is rustc's to change.
fn rewrite(cases: &trybuild::TestCases, folder: &str) {
    if std::env::var_os("TRYBUILD").is_some_and(|mode| mode == "overwrite") {
        cases.compile_fail(format!("ui/{folder}/*.rs"));
    }
}

#[test]
fn each_message_has_its_mistake() {
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
fn one_mistake_is_one_error_and_nothing_follows_it() {
    for path in told("mistakes") {
        let text = fs::read_to_string(&path).unwrap();
        let starts = |line: &&str| line.starts_with("error") || line.starts_with("warning");
        assert_eq!(text.lines().filter(starts).count(), 1, "{}", path.display());
    }
}

#[test]
fn what_brings_more_than_one_error_says_why() {
    for path in ["together", "left_to_rustc", "half_typed", "first_month"]
        .into_iter()
        .flat_map(told)
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
fn a_message_reads_as_one_of_rustc() {
    for path in told("mistakes") {
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
fn no_message_names_a_place_on_this_machine() {
    let folders = [
        "mistakes",
        "together",
        "left_to_rustc",
        "half_typed",
        "first_month",
        "override",
    ];
    for path in folders.into_iter().flat_map(told) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains(env!("CARGO_MANIFEST_DIR")),
            "{}",
            path.display()
        );
    }
}

/// Every `.stderr` of a folder.
fn told(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(folder_of(folder)).unwrap();
    let mut told: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "stderr")
        })
        .collect();
    told.sort();
    told
}

fn folder_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(name)
}
