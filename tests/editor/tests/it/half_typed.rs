//! In incomplete code, rust-analyzer still understands the rest of the function.

use hardwire_editor::{Editor, File};

use crate::{MODULE, assert_offers, handler, handler_of_user};

#[test]
fn members_are_offered_behind_a_dot() {
    let file = handler_of_user().typing("format!(\"{:?}\", user.scopes)", "user.");
    assert_offers(&file, "    user.|\n}", &["scopes", "may", "clone"]);
}

#[test]
fn members_are_offered_in_half_a_statement() {
    for line in [
        "let name = user.",
        "if user.",
        "may(user.",
        "match user. {}",
        "user.sco",
    ] {
        let line = format!("\n    {line}");
        let file = handler_of_user().typing("\n    format!(\"{:?}\", user.scopes)", &line);
        let place = format!("{line}\n}}").replace("user.", "user.|");
        assert_offers(&file, &place, &["scopes", "may"]);
    }
}

#[test]
fn members_are_offered_beside_half_a_parameter() {
    for parameter in [
        "quota",
        "quota: ",
        "quota: &",
        "quota: &Quota",
        "quota: impl",
        "quota: Vec<",
        ",",
    ] {
        let file = handler().typing(
            "ask: ChatRequest,",
            &format!("ask: ChatRequest,\n    {parameter}"),
        );
        assert_offers(&file, "if ask.|stream", &["content", "model"]);
    }
}

#[test]
fn members_are_offered_beside_half_a_return_type() {
    for output in ["->", "-> Result<", "-> Unknown"] {
        let file = handler().typing("-> Result<Answer, ApiError>", output);
        assert_offers(&file, "if ask.|stream", &["content", "model"]);
    }
}

#[test]
fn members_are_offered_beside_half_an_option() {
    for options in [
        "(App, gua)",
        "(App, guard)",
        "(App, guard())",
        "(App, call =)",
        "()",
    ] {
        let file = handler().typing("#[inject]", &format!("#[inject{options}]"));
        assert_offers(&file, "if ask.|stream", &["content", "model"]);
    }
}

#[test]
fn a_handler_stays_where_it_is_routed() {
    let file = handler().typing("ask: ChatRequest,", "ask: ");
    assert_eq!(
        file.definition("post(ag|ent)"),
        ["src/chat/agent.rs: agent"]
    );
}

#[test]
fn half_a_parameter_is_underlined_once() {
    for parameter in ["quota", "quota: ", "quota: &", ","] {
        let file = handler().typing(
            "ask: ChatRequest,",
            &format!("ask: ChatRequest,\n    {parameter}"),
        );
        assert_eq!(file.underlined().len(), 1, "{:?}", file.underlined());
    }
}

#[test]
fn an_unknown_type_is_underlined_once() {
    let file = handler().typing("ask: ChatRequest,", "ask: ChatRequest,\n    quota: &Quota,");
    let underlined = file.underlined();
    assert_eq!(underlined.len(), 1, "{underlined:?}");
    assert!(
        underlined[0].contains("nothing in `App` provides `Quota`"),
        "{underlined:?}"
    );
    assert!(underlined[0].ends_with("at `Quota`"), "{underlined:?}");
}

#[test]
fn members_are_offered_in_a_half_typed_provider() {
    for parameter in ["", ", quota", ", quota: ", ", quota: &"] {
        let head = format!(
            "(user: &User{parameter}) -> Result<Authorized<S>, Forbidden> {{\n        user."
        );
        let file = Editor::open(MODULE).typing(PROVIDER, &head);
        assert_offers(&file, "        user.|", &["scopes", "may"]);
    }
}

#[test]
fn handlers_know_their_values_beside_a_half_typed_provider() {
    for half in [
        "#[request]\n    fn host",
        "#[request]\n    fn host() -> u16",
        "#[request]\n    fn host(user: &) -> u16 { 1 }",
        "#",
    ] {
        let file = beside_a_provider(half);
        assert_offers(&file, "user.|scopes)", &["scopes", "may"]);
    }
}

const PROVIDER: &str =
    "(user: &User) -> Result<Authorized<S>, Forbidden> {\n        Authorized::of(user)";

fn beside_a_provider(half: &str) -> File {
    handler_of_user().typing(
        "impl AuthModule {",
        &format!("impl AuthModule {{\n    {half}\n"),
    )
}
