//! An authentication service. It has ten parameters, boxed clocks and random number generators by value, a boxed repository
//! that the handler saves or cancels, and cookies in the response.

use std::fmt::Display;
use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key};
use hardwire::testing::Events;
use hardwire::{container, inject};
use http_body_util::BodyExt;
use serde::Deserialize;
use tower::ServiceExt;

trait Clock: Send + Sync {
    fn now(&self) -> u64;
}

trait Rng: Send {
    fn next(&mut self) -> u64;
}

type BoxClock = Box<dyn Clock>;
type BoxRng = Box<dyn Rng>;

/// Its owner must save or cancel it.
#[async_trait]
trait Repository: Send {
    async fn session(&mut self, id: u64) -> Result<Option<BrowserSession>, RepositoryError>;
    async fn add(&mut self, rng: &mut dyn Rng, clock: &dyn Clock) -> Result<u64, RepositoryError>;
    async fn save(self: Box<Self>) -> Result<(), RepositoryError>;
    async fn cancel(self: Box<Self>) -> Result<(), RepositoryError>;
}

type BoxRepository = Box<dyn Repository>;

#[derive(Debug)]
struct RepositoryError;

#[derive(Debug, PartialEq)]
struct BrowserSession(u64);

struct Fixed(u64);

impl Clock for Fixed {
    fn now(&self) -> u64 {
        self.0
    }
}

impl Rng for Fixed {
    fn next(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

struct InMemory(Events);

#[async_trait]
impl Repository for InMemory {
    async fn session(&mut self, id: u64) -> Result<Option<BrowserSession>, RepositoryError> {
        self.0.note("session");
        (id < 100)
            .then_some(Some(BrowserSession(id)))
            .ok_or(RepositoryError)
    }

    async fn add(&mut self, rng: &mut dyn Rng, clock: &dyn Clock) -> Result<u64, RepositoryError> {
        self.0.note("add");
        Ok(rng.next() + clock.now())
    }

    async fn save(self: Box<Self>) -> Result<(), RepositoryError> {
        self.0.note("save");
        Ok(())
    }

    async fn cancel(self: Box<Self>) -> Result<(), RepositoryError> {
        self.0.note("cancel");
        Ok(())
    }
}

#[derive(Clone)]
struct Templates(Arc<str>);

#[derive(Clone)]
struct UrlBuilder(&'static str);

#[derive(Clone)]
struct SiteConfig {
    registration: bool,
}

/// Depends on the address of the client.
struct BoundActivityTracker(String);

/// Extracted from `Accept-Language`, with any state.
struct PreferredLanguage(String);

impl<S: Sync> FromRequestParts<S> for PreferredLanguage {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let language = parts.headers.get("accept-language");
        let language = language.and_then(|language| language.to_str().ok());
        Ok(Self(language.unwrap_or("en").to_owned()))
    }
}

/// The response to all internal errors. It does not disclose the cause.
struct InternalError;

impl<E: Display> From<E> for InternalError {
    fn from(_: E) -> Self {
        Self
    }
}

impl Display for RepositoryError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the repository")
    }
}

impl IntoResponse for InternalError {
    fn into_response(self) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[singleton(state)]
    fn key() -> Key {
        Key::from(&[7; 64])
    }

    #[singleton]
    fn templates() -> Templates {
        Templates("login".into())
    }

    #[singleton]
    fn url_builder() -> UrlBuilder {
        UrlBuilder("/account")
    }

    #[singleton]
    fn site_config() -> SiteConfig {
        SiteConfig { registration: true }
    }

    #[factory]
    fn clock() -> BoxClock {
        Box::new(Fixed(1000))
    }

    #[factory]
    fn rng() -> BoxRng {
        Box::new(Fixed(6))
    }

    #[request]
    fn activity_tracker(headers: &HeaderMap) -> BoundActivityTracker {
        let address = headers.get("x-forwarded-for");
        let address = address.and_then(|address| address.to_str().ok());
        BoundActivityTracker(address.unwrap_or("nowhere").to_owned())
    }

    #[request]
    async fn repository(events: &Events) -> Result<BoxRepository, InternalError> {
        events.note("begin");
        Ok(Box::new(InMemory(events.clone())))
    }

    /// The session of the cookie. It reads a value that is also a later parameter of the handler.
    #[request]
    async fn session(
        jar: SignedCookieJar,
        repo: &mut BoxRepository,
    ) -> Result<Option<BrowserSession>, InternalError> {
        let Some(id) = jar.get("session") else {
            return Ok(None);
        };
        Ok(repo.session(id.value().parse()?).await?)
    }
}

#[derive(Deserialize)]
struct PostAuthAction {
    next: Option<String>,
}

#[expect(
    clippy::too_many_arguments,
    reason = "handlers of real services look like this"
)]
#[inject]
async fn login(
    mut rng: BoxRng,
    clock: BoxClock,
    PreferredLanguage(locale): PreferredLanguage,
    templates: &Templates,
    url_builder: &UrlBuilder,
    site_config: SiteConfig,
    activity_tracker: BoundActivityTracker,
    mut repo: BoxRepository,
    Query(query): Query<PostAuthAction>,
    cookie_jar: SignedCookieJar,
) -> Result<Response, InternalError> {
    if let Some(next) = query.next {
        repo.cancel().await?;
        return Ok((
            cookie_jar,
            Redirect::to(&format!("{}{next}", url_builder.0)),
        )
            .into_response());
    }
    let id = repo.add(&mut *rng, &*clock).await?;
    repo.save().await?;
    let cookie_jar = cookie_jar.add(Cookie::new("session", "7"));
    let (page, registration) = (&templates.0, site_config.registration);
    let content = format!("{page} {locale} {} {registration} {id}", activity_tracker.0);
    Ok((cookie_jar, Html(content)).into_response())
}

#[inject]
async fn account(
    session: Option<&BrowserSession>,
    repo: BoxRepository,
) -> Result<String, InternalError> {
    repo.cancel().await?;
    Ok(format!("{session:?}"))
}

/// The order of the parameters differs, and has no effect.
#[inject]
async fn devices(
    repo: BoxRepository,
    session: Option<&BrowserSession>,
) -> Result<String, InternalError> {
    repo.save().await?;
    Ok(format!("{session:?}"))
}

async fn answer(events: &Events, request: Request) -> Response {
    let app = App::build(events.clone()).await.unwrap();
    let router = Router::new()
        .route("/login", post(login))
        .route("/account", get(account))
        .route("/devices", get(devices));
    router.with_state(app).oneshot(request).await.unwrap()
}

async fn body(response: Response) -> String {
    let body = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.to_vec()).unwrap()
}

fn cookie(response: &Response) -> &str {
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap()
}

#[tokio::test]
async fn a_handler_with_ten_parameters_saves_the_repository() {
    let (events, login) = (Events::default(), Request::post("/login"));
    let login = login
        .header("x-forwarded-for", "::1")
        .body(Body::empty())
        .unwrap();
    let response = answer(&events, login).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(cookie(&response).starts_with("session="));
    assert_eq!(body(response).await, "login en ::1 true 1007");
    assert_eq!(events.all(), ["begin", "add", "save"]);
}

#[tokio::test]
async fn it_cancels_the_repository_and_redirects() {
    let events = Events::default();
    let login = Request::post("/login?next=/devices")
        .body(Body::empty())
        .unwrap();
    let response = answer(&events, login).await;
    assert_eq!(response.headers()["location"], "/account/devices");
    assert_eq!(events.all(), ["begin", "cancel"]);
}

#[tokio::test]
async fn a_provider_reads_the_repository_that_the_handler_takes() {
    let events = Events::default();
    let login = Request::post("/login").body(Body::empty()).unwrap();
    let response = answer(&events, login).await;
    let account = Request::get("/account").header("cookie", cookie(&response));
    let response = answer(&events, account.body(Body::empty()).unwrap()).await;
    assert_eq!(body(response).await, "Some(BrowserSession(7))");
    assert_eq!(events.all()[3..], ["begin", "session", "cancel"]);
}

#[tokio::test]
async fn without_a_session_it_answers_too() {
    let events = Events::default();
    let account = Request::get("/account").body(Body::empty()).unwrap();
    assert_eq!(body(answer(&events, account).await).await, "None");
    assert_eq!(events.all(), ["begin", "cancel"]);
}

#[tokio::test]
async fn the_session_is_read_before_the_repository_is_moved() {
    let events = Events::default();
    let login = Request::post("/login").body(Body::empty()).unwrap();
    let response = answer(&events, login).await;
    let devices = Request::get("/devices").header("cookie", cookie(&response));
    let response = answer(&events, devices.body(Body::empty()).unwrap()).await;
    assert_eq!(body(response).await, "Some(BrowserSession(7))");
    assert_eq!(events.all()[3..], ["begin", "session", "save"]);
}
