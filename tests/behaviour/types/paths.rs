//! Types of one name, between which paths decide.

use hardwire::{container, inject};
use hardwire_tests::text;

pub(crate) mod application {
    pub(crate) struct Model(pub(crate) &'static str);
}

pub(crate) mod endpoint {
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
async fn only_a_provider_that_can_be_given_in_this_form_counts() {
    assert_eq!(
        text(formed, &App::build().await.unwrap()).await,
        "made once, made anew"
    );
}
