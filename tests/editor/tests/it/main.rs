//! Tests of rust-analyzer's support for the gateway.

mod container;
mod half_typed;
mod handler;

use hardwire_editor::{Editor, File};

const HANDLER: &str = "src/chat/agent.rs";
const MODULE: &str = "src/auth.rs";

fn handler() -> File {
    Editor::open(HANDLER)
}

/// The module that provides `User`, with a handler that depends on it.
fn handler_of_user() -> File {
    Editor::open(MODULE).typing(
        "/// A caller that was let in.",
        "#[hardwire::inject(crate::app::App)]
async fn whoami(user: &User) -> String {
    format!(\"{:?}\", user.scopes)
}

/// A caller that was let in.",
    )
}

#[track_caller]
fn assert_offers(file: &File, place: &str, names: &[&str]) {
    let offered = file.completions(place);
    for name in names {
        assert!(offered.iter().any(|item| item == name), "{offered:?}");
    }
}
