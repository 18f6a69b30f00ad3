//! In a handler, rust-analyzer understands everything as in a function without an attribute.

use crate::{assert_offers, handler, handler_of_user};

#[test]
fn hover_on_an_injected_parameter_shows_its_type() {
    assert!(
        handler_of_user()
            .hover("us|er: &User) -> String")
            .contains("user: &User")
    );
    assert!(
        handler()
            .hover("_us|er:")
            .contains("_user: &Authorized<DuoChat>")
    );
    assert!(
        handler()
            .hover("cl|aude: impl")
            .contains("claude: impl Fn(Model, Params) -> Claude")
    );
}

#[test]
fn the_type_of_an_injected_parameter_leads_to_where_it_is_defined() {
    let definition = handler_of_user().definition("(user: &Us|er) -> String");
    assert!(
        definition.contains(&"src/auth.rs: User".to_owned()),
        "{definition:?}"
    );
    assert_eq!(
        handler().definition("Authorized<Duo|Chat>"),
        ["src/auth/scope.rs: DuoChat"]
    );
    assert_eq!(
        handler().definition("-> Cl|aude"),
        ["src/claude.rs: Claude"]
    );
}

#[test]
fn an_injected_value_leads_to_its_parameter() {
    assert_eq!(
        handler_of_user().definition("us|er.scopes)"),
        ["src/auth.rs: user"]
    );
    assert!(
        handler_of_user()
            .hover("us|er.scopes)")
            .contains("user: &User")
    );
    assert_eq!(
        handler().definition("if as|k.stream"),
        ["src/chat/agent.rs: ask"]
    );
}

#[test]
fn fields_and_methods_of_injected_values_lead_to_their_definitions() {
    assert_eq!(
        handler_of_user().definition("user.sco|pes)"),
        ["src/auth.rs: scopes"]
    );
    assert_eq!(
        handler().definition("if ask.str|eam"),
        ["src/chat/request.rs: stream"]
    );
    assert_eq!(
        handler().definition("claude.str|eam("),
        ["src/claude.rs: stream"]
    );
}

#[test]
fn what_a_factory_makes_has_its_type() {
    assert!(
        handler()
            .hover("let cl|aude =")
            .contains("let claude: Claude")
    );
}

#[test]
fn members_of_injected_values_are_offered() {
    assert_offers(
        &handler_of_user(),
        "user.|scopes)",
        &["scopes", "may", "clone"],
    );
    assert_offers(
        &handler(),
        "if ask.|stream",
        &["content", "model", "params", "stream"],
    );
    assert_offers(&handler(), "claude.|stream(", &["stream", "answer"]);
}

#[test]
fn a_routed_handler_leads_to_the_function() {
    assert_eq!(
        handler().definition("post(ag|ent)"),
        ["src/chat/agent.rs: agent"]
    );
}

#[test]
fn hover_on_a_routed_handler_shows_its_dependencies() {
    let shown = handler().hover("post(ag|ent)");
    assert!(
        shown.contains("`&Authorized<DuoChat>` | request value `authorized`"),
        "{shown}"
    );
}

#[test]
fn nothing_is_underlined() {
    assert_eq!(but_for_ways_to_extract(handler().underlined()), [""; 0]);
    assert_eq!(
        but_for_ways_to_extract(handler_of_user().underlined()),
        [""; 0]
    );
}

/// rust-analyzer cannot infer which of two traits axum's extractors use.
#[test]
fn by_hand_the_same_would_be_underlined() {
    let by_hand = "async fn by_hand(_: axum::extract::State<App>) {}

pub(crate) fn by_hand_route() -> MethodRouter<App> {
    post(by_hand)
}

pub(crate) fn route()";
    let file = handler().typing("pub(crate) fn route()", by_hand);
    let is_it = |told: &&String| told.starts_with("E0282") && told.contains("fn by_hand");
    assert_eq!(file.underlined().iter().filter(is_it).count(), 1);
}

/// Removes the diagnostics that a handwritten handler has, too.
fn but_for_ways_to_extract(mut told: Vec<String>) -> Vec<String> {
    told.retain(|told| !told.starts_with("E0282"));
    told
}
