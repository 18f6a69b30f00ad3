//! The expansions in the READMEs of the examples.

#[path = "../documentation/shortened.rs"]
mod shortened;

use self::shortened::{Shortened, blocks};
use hardwire_expansion::expand;

macro_rules! files {
    ($root:literal: $($name:literal)*) => {
        [$(include_str!(concat!("../../examples/", $root, "/src/", $name))),*]
    };
}

/// Asserts that a block of code in the README is in the expansion of these files: those with modules, the one with the
/// container, the one with the handler.
fn assert_shown(readme: &str, position: usize, files: &[&str]) {
    let modules = files.iter().enumerate();
    let modules = modules.map(|(number, file)| format!("mod file_{number} {{ {file} }}"));
    let expanded = expand("src/main.rs", &modules.collect::<String>());
    let shown = blocks(readme, "rust,ignore")[position];
    assert!(
        Shortened::of(&expanded).contains(shown),
        "the README shows another expansion than\n{expanded}"
    );
}

#[test]
fn conduit_shows_the_expansion_of_a_handler() {
    let readme = include_str!("../../examples/conduit/README.md");
    let files = files!("conduit": "database.rs" "auth.rs" "profiles.rs" "articles.rs" "app.rs" "articles/handlers.rs");
    assert_shown(readme, 2, &files);
}

#[test]
fn the_gateway_shows_the_expansion_of_a_handler() {
    let readme = include_str!("../../examples/gateway/README.md");
    let files = files!("gateway": "observability.rs" "auth.rs" "limit.rs" "models.rs" "chat.rs" "ending.rs" "app.rs" "chat/agent.rs");
    assert_shown(readme, 1, &files);
}
