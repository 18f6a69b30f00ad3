//! A container and its modules are types with functions, and definitions are found in their source.

use hardwire_editor::{Editor, File};

use crate::{MODULE, assert_offers};

const APP: &str = "src/app.rs";

/// Adds a function that uses a container.
fn with_app(body: &str) -> File {
    let function = format!("async fn with(app: App) {{ {body} }}\n\n#[cfg(test)]");
    Editor::open(APP).typing("#[cfg(test)]", &function)
}

#[test]
fn the_container_leads_to_its_impl() {
    let handler = Editor::open("src/chat/agent.rs");
    assert_eq!(
        handler.definition("MethodRouter<A|pp>"),
        ["src/app.rs: App"]
    );
    assert!(
        handler
            .hover("MethodRouter<A|pp>")
            .contains("The graph of the gateway, closed")
    );
}

#[test]
fn a_singleton_is_a_field_of_its_type() {
    let file = with_app("app.config;");
    assert!(file.hover("app.con|fig;").contains("config: Config"));
    assert_offers(
        &file,
        "app.|config;",
        &["config", "engine", "client", "threads"],
    );
    assert_eq!(file.definition("app.con|fig;"), ["src/app.rs: config"]);
}

#[test]
fn fields_of_singletons_lead_to_their_definitions() {
    let file = with_app("app.config.auth;");
    assert_eq!(file.definition("config.au|th;"), ["src/config.rs: auth"]);
}

#[test]
fn the_builder_is_known() {
    let file = with_app("App::builder();");
    let shown = file.hover("App::bui|lder()");
    assert!(
        shown.contains("fn builder(config: Config) -> AppBuilder"),
        "{shown}"
    );
    assert_offers(&file, "App::|builder()", &["builder"]);
}

#[test]
fn members_are_offered_in_providers_of_modules() {
    let file = Editor::open(MODULE).typing(
        "Authorized::of(user)",
        "user.may(\"\"); Authorized::of(user)",
    );
    assert_offers(&file, "user.|may(", &["may", "clone"]);
    assert_eq!(file.definition("user.m|ay("), ["src/auth.rs: may"]);
}

#[test]
fn the_types_in_providers_lead_to_their_definitions() {
    let file = Editor::open(MODULE);
    assert_eq!(
        file.definition("authorized<S: Scope>(user: &Us|er)"),
        ["src/auth.rs: User"]
    );
}

#[test]
fn modules_that_are_taken_in_lead_to_their_impls() {
    let definition = Editor::open(APP).definition("(ObservabilityModule, Auth|Module");
    assert!(
        definition.contains(&"src/auth.rs: AuthModule".to_owned()),
        "{definition:?}"
    );
}

#[test]
fn nothing_is_underlined() {
    for path in [
        APP,
        MODULE,
        "src/chat.rs",
        "src/models.rs",
        "src/observability.rs",
    ] {
        assert_eq!(Editor::open(path).underlined(), [""; 0], "{path}");
    }
}
