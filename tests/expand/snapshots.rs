use std::fs;
use std::path::Path;

use expect_test::expect_file;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::expansion::{expand, expand_with};
use crate::features::with_overrides;

macro_rules! each_form_expands_as_in_its_file {
    ($($form:ident)*) => {
        $(
            #[test]
            fn $form() {
                let source = include_str!(concat!(stringify!($form), ".rs"));
                let expanded = expand(concat!("tests/expand/", stringify!($form), ".rs"), source);
                expect_file![concat!(stringify!($form), ".expanded.rs")].assert_eq(&expanded);
            }
        )*
    };
}

crate::for_each_form!(each_form_expands_as_in_its_file);

macro_rules! sources {
    ($($form:ident)*) => {
        [$(include_str!(concat!(stringify!($form), ".rs"))),*]
    };
}

/// In a crate that calls it otherwise, nothing is called `hardwire`: neither a path nor a macro.
#[test]
fn no_form_is_written_with_another_path_than_was_said() {
    for source in crate::for_each_form!(sources) {
        let source = with_path(source);
        let expanded = expand_with(&quote!(::hw), &source);
        assert!(expanded.contains("::hw::__private::"), "{expanded}");
        let mut paths = expanded.match_indices("hardwire");
        let path = paths.find(|(at, name)| expanded[at + name.len()..].starts_with("::"));
        assert_eq!(path, None, "{expanded}");
    }
}

/// Not even where no form leads: it is written in one place.
#[test]
fn the_macros_write_its_name_in_one_place() {
    let macros = Path::new(env!("CARGO_MANIFEST_DIR")).join("../macros/src");
    let mut writing = Vec::new();
    let mut folders = vec![macros];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if is_path_in(fs::read_to_string(&path).unwrap().parse().unwrap()) {
                writing.push(path.file_name().unwrap().to_owned());
            }
        }
    }
    assert_eq!(writing, ["call_site.rs"]);
}

/// Whether `::hardwire` is there, which is not `syntax::hardwire`.
fn is_path_in(tokens: TokenStream) -> bool {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_colon = |token: &TokenTree| token.to_string() == ":";
    let is_absolute = |position: usize| {
        let before = &tokens[position.saturating_sub(3)..position];
        before.last().is_some_and(is_colon) && !matches!(before[0], TokenTree::Ident(_))
    };
    tokens
        .iter()
        .enumerate()
        .any(|(position, token)| match token {
            TokenTree::Group(group) => is_path_in(group.stream()),
            token => token.to_string() == "hardwire" && is_absolute(position),
        })
}

/// The form as that crate would write it.
fn with_path(source: &str) -> String {
    let source = source
        .replace("hardwire::", "hw::")
        .replace("use hw::", "use hardwire::");
    ["container", "module"]
        .iter()
        .fold(source, |source, attribute| {
            source
                .replace(
                    &format!("#[{attribute}]"),
                    &format!("#[{attribute}(crate = ::hw)]"),
                )
                .replace(
                    &format!("#[{attribute}("),
                    &format!("#[{attribute}(crate = ::hw, "),
                )
                .replace("crate = ::hw, crate = ::hw", "crate = ::hw")
        })
}

#[test]
fn the_quickstart_shows_its_own_expansion() {
    const HEAD: &str = r#"//! `main.rs` with its macros expanded, as rustc compiles it. Pretty-printed, and kept up to date by a test.

#![allow(clippy::all, clippy::pedantic, reason = "generated code")]
#![cfg_attr(rustfmt, rustfmt_skip)]

"#;
    let source = include_str!("../../examples/quickstart/src/main.rs");
    let expanded = expand("examples/quickstart/src/main.rs", source);
    expect_file!["../../examples/quickstart/src/expanded.rs"]
        .assert_eq(&(HEAD.to_owned() + &expanded));
}

#[test]
fn overrides() {
    let source = include_str!("overrides.rs");
    let expanded = with_overrides(|| expand("tests/expand/overrides.rs", source));
    expect_file!["overrides.expanded.rs"].assert_eq(&expanded);
}

#[test]
fn nothing_of_overrides_is_written_without_them() {
    let sources = [
        include_str!("modules.rs"),
        include_str!("generic.rs"),
        include_str!("selector.rs"),
        include_str!("teardown.rs"),
        include_str!("task.rs"),
    ];
    for source in sources {
        let without = expand("src/main.rs", source);
        assert!(!without.contains("overrid"), "{without}");
        let with = with_overrides(|| expand("src/main.rs", source));
        assert!(with.contains("__overrides"), "{with}");
    }
}

/// Reruns of a build find the same code, and two machines write the same program.
#[test]
fn the_same_source_has_the_same_expansion() {
    let source = include_str!("../../examples/quickstart/src/main.rs");
    let expand = || expand("src/main.rs", source);
    assert_eq!(expand(), expand());
}

#[test]
fn no_place_on_this_machine_is_in_an_expansion() {
    let source = include_str!("../../examples/quickstart/src/main.rs");
    let expanded = expand("src/main.rs", source);
    assert!(!expanded.contains("\\t/") && !expanded.contains(env!("CARGO_MANIFEST_DIR")));
}
