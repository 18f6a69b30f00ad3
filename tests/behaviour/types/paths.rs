//! Types with the same name, distinguished by their paths.

use std::sync::Arc;

use hardwire::{container, inject, module};
use hardwire_tests::text;

pub(crate) mod application {
    pub(crate) struct Reply(pub(crate) String);
    pub(crate) struct Model(pub(crate) &'static str);
}

pub(crate) mod endpoint {
    pub(crate) struct Reply(#[allow(dead_code, reason = "never read")] pub(crate) String);
    pub(crate) struct Model(pub(crate) &'static str);
}

pub(crate) struct Pages<T>(pub(crate) T);

#[container]
impl App {
    #[singleton]
    fn endpoint() -> endpoint::Model {
        endpoint::Model("endpoint")
    }

    #[singleton]
    fn application() -> application::Model {
        application::Model("application")
    }

    #[request]
    fn endpoint_pages() -> Pages<endpoint::Model> {
        Pages(endpoint::Model("endpoint pages"))
    }

    #[request]
    fn application_pages() -> Pages<application::Model> {
        Pages(application::Model("application pages"))
    }

    #[request]
    fn counted(application: &application::Model) -> usize {
        application.0.len()
    }

    #[request]
    fn text() -> String {
        "made once".to_owned()
    }

    #[factory]
    fn joined(#[arg] one: &str, #[arg] other: &str) -> String {
        format!("{one} {other}")
    }
}

#[inject]
async fn written(
    first: &application::Model,
    second: &super::paths::endpoint::Model,
    pages: &Pages<crate::types::paths::application::Model>,
    others: &Pages<endpoint::Model>,
    counted: &usize,
) -> String {
    format!(
        "{} {} {} {} {counted}",
        first.0, second.0, pages.0.0, others.0.0
    )
}

#[tokio::test]
async fn the_path_that_is_written_decides() {
    let app = App::build().await.unwrap();
    let expected = "application endpoint application pages endpoint pages 11";
    assert_eq!(text(written, &app).await, expected);
}

#[inject]
async fn named(endpoint: &application::Model) -> &'static str {
    endpoint.0
}

#[tokio::test]
async fn the_path_decides_before_the_name_of_the_parameter() {
    assert_eq!(
        text(named, &App::build().await.unwrap()).await,
        "application"
    );
}

#[inject]
async fn formed(text: &String, join: impl Fn(&str, &str) -> String) -> String {
    format!("{text}, {}", join("made", "anew"))
}

#[tokio::test]
async fn only_providers_that_match_the_requested_form_count() {
    assert_eq!(
        text(formed, &App::build().await.unwrap()).await,
        "made once, made anew"
    );
}

pub(crate) mod draft {
    pub(crate) struct Leaf;
    pub(crate) struct Note(pub(crate) &'static str);
}

pub(crate) mod sent {
    pub(crate) struct Note(pub(crate) &'static str);
    pub(crate) struct Leaf;
    pub(crate) struct Page(pub(crate) String);
}

#[module]
impl Notes {
    #[request]
    pub(crate) fn last_sent() -> Option<sent::Note> {
        Some(sent::Note("sent"))
    }

    #[request]
    #[allow(dead_code, reason = "the path selects another function")]
    pub(crate) fn own() -> endpoint::Model {
        endpoint::Model("the module's")
    }

    /// The container provides the type with this path, the module does not.
    #[request]
    pub(crate) fn page(
        of: &application::Model,
        reply: impl Fn(&str) -> application::Reply,
    ) -> sent::Page {
        sent::Page(format!("{}, {}", of.0, reply("ours").0))
    }

    #[factory]
    #[allow(dead_code, reason = "the path selects another function")]
    pub(crate) fn own_reply(#[arg] text: &str) -> endpoint::Reply {
        endpoint::Reply(text.to_owned())
    }
}

#[container(modules(Notes))]
impl Mail {
    #[request]
    fn draft() -> draft::Note {
        draft::Note("draft")
    }

    #[request]
    fn boxed_page() -> Option<Box<sent::Leaf>> {
        None
    }

    #[request]
    fn shared_leaf() -> Option<Arc<draft::Leaf>> {
        Some(Arc::new(draft::Leaf))
    }

    #[factory]
    fn reply(#[arg] text: &str) -> application::Reply {
        application::Reply(text.to_owned())
    }

    #[request]
    fn model() -> application::Model {
        application::Model("the container's")
    }
}

#[inject(Mail)]
async fn optional(sent: Option<&sent::Note>, draft: Option<&draft::Note>) -> String {
    let sent = sent.map(|note| note.0);
    let draft = draft.map(|note| note.0);
    format!("{sent:?} {draft:?}")
}

#[tokio::test]
async fn the_path_selects_a_value_or_the_content_of_an_option() {
    assert_eq!(
        text(optional, &Mail::build().await.unwrap()).await,
        r#"Some("sent") Some("draft")"#
    );
}

#[inject(Mail)]
async fn held(sent: Option<&sent::Leaf>, draft: Option<&draft::Leaf>) -> String {
    format!("{} {}", sent.is_some(), draft.is_some())
}

#[tokio::test]
async fn the_path_decides_between_an_arc_and_a_box_in_an_option() {
    assert_eq!(
        text(held, &Mail::build().await.unwrap()).await,
        "false true"
    );
}

#[inject(Mail)]
async fn across(page: &sent::Page) -> String {
    page.0.clone()
}

#[tokio::test]
async fn the_path_decides_between_a_module_and_its_container() {
    assert_eq!(
        text(across, &Mail::build().await.unwrap()).await,
        "the container's, ours"
    );
}
