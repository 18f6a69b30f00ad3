//! What cargo is told of the projects.

use std::fmt::Write;

use benches_record::Writing;

/// The versions that the peers are measured with too.
pub(crate) const LOCKFILE: &str = include_str!("../../../record/Cargo.lock");

/// The profile in which macros are optimized, and all else is as in `dev`.
pub(crate) const OPTIMIZED: &str = "optimized-macros";

/// The manifest of all projects.
pub(super) fn of_workspace(projects: &[String]) -> String {
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = {projects:?}\n\n\
         [profile.{OPTIMIZED}]\ninherits = \"dev\"\nbuild-override.opt-level = 3\n"
    )
}

/// The manifest of a project.
pub(super) fn of_project(name: &str, writing: Writing) -> String {
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         tower = {{ version = \"0.5\", features = [\"util\"] }}\n"
    );
    let axum = |features| {
        format!(
            "axum = {{ version = \"=0.8.9\", default-features = false, features = [{features}] }}\n"
        )
    };
    match writing {
        Writing::ByHand => text += &axum(""),
        Writing::DebugHandler => text += &axum("\"macros\""),
        Writing::Hardwire | Writing::HardwireOptimized | Writing::HardwireModules => {
            text += &axum("");
            let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime");
            let _ = writeln!(text, "hardwire = {{ path = {runtime:?} }}");
        }
        Writing::Froodi => {
            text += &axum("");
            text += "froodi = { version = \"=1.0.0-beta.20\", features = [\"async\", \"axum\"] }\n";
        }
    }
    text
}
