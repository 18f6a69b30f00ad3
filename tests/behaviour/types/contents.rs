//! `Option<&T>` with a provider that returns an `Option`.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject, module};
use hardwire_tests::{send, text, with_header};

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

struct User(String);

struct Session(u8);

struct Cache(u8);

struct Page<T>(T);

struct Metrics;

trait Plugin: Send + Sync {}

pub(crate) struct Theme(String);

#[module]
impl Themes {
    /// Depends on whether the container has a plugin.
    #[request]
    pub(crate) fn theme(plugin: Option<&dyn Plugin>, plugins: Vec<&dyn Plugin>) -> Theme {
        Theme(format!("{} {}", plugin.is_some(), plugins.len()))
    }
}

#[container(modules(Themes))]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Option<User> {
        let name = headers.get("x-name")?.to_str().ok()?;
        Some(User(name.to_owned()))
    }

    #[request]
    async fn session(headers: &HeaderMap) -> Result<Option<Session>, StatusCode> {
        if headers.contains_key("broken") {
            return Err(StatusCode::BAD_REQUEST);
        }
        Ok(headers.contains_key("x-name").then_some(Session(1)))
    }

    #[singleton]
    #[allow(clippy::unnecessary_wraps, reason = "the test is about this")]
    fn store() -> Option<Box<dyn Store>> {
        Some(Box::new(Disk))
    }

    #[singleton(lazy)]
    fn cache() -> Option<Arc<Cache>> {
        Some(Arc::new(Cache(3)))
    }

    #[request]
    fn page<T: Default>() -> Option<Page<T>> {
        Some(Page(T::default()))
    }

    #[cfg(any())]
    #[singleton]
    fn metrics() -> Metrics {
        Metrics
    }
}

#[inject]
async fn visitor(
    user: Option<&User>,
    session: Option<&Session>,
    store: Option<&dyn Store>,
    cache: Option<&Cache>,
    shared: Option<&Arc<Cache>>,
    page: Option<&Page<u8>>,
) -> String {
    let user = user.map_or("guest", |user| &user.0);
    let session = session.map(|session| session.0);
    let numbers = [
        cache.map(|cache| cache.0),
        shared.map(|cache| cache.0),
        page.map(|page| page.0),
    ];
    format!(
        "{user} {session:?} {:?} {numbers:?}",
        store.map(Store::name)
    )
}

#[tokio::test]
async fn it_depends_on_the_providers_option() {
    let app = App::build().await.unwrap();
    let rest = r#"Some("disk") [Some(3), Some(3), Some(0)]"#;
    assert_eq!(text(visitor, &app).await, format!("guest None {rest}"));
    let known = send(visitor, &app, with_header("x-name", "ada")).await;
    assert_eq!(known.1, format!("ada Some(1) {rest}"));
    let broken = send(visitor, &app, with_header("broken", "yes")).await;
    assert_eq!(broken.0, StatusCode::BAD_REQUEST);
}

#[inject]
async fn renamed(user: Option<&mut User>) -> String {
    user.map_or_else(String::new, |user| std::mem::take(&mut user.0))
}

#[tokio::test]
async fn the_content_of_a_request_value_can_be_borrowed_exclusively() {
    let app = App::build().await.unwrap();
    assert_eq!(
        send(renamed, &app, with_header("x-name", "ada")).await.1,
        "ada"
    );
}

#[inject]
async fn absent(
    metrics: Option<&Metrics>,
    all: Vec<&Metrics>,
    #[optional] plugins: Vec<&dyn Plugin>,
    theme: &Theme,
) -> String {
    format!(
        "{} {} {} {}",
        metrics.is_none(),
        all.len(),
        plugins.len(),
        theme.0
    )
}

#[tokio::test]
async fn a_disabled_or_missing_provider_is_none() {
    let app = App::build().await.unwrap();
    assert_eq!(text(absent, &app).await, "true 0 0 false 0");
}
