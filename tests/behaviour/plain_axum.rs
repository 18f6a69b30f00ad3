//! Handlers in plain axum. The state of their router is a container.

use axum::extract::{FromRef, FromRequestParts, Query, State};
use axum::http::{HeaderMap, StatusCode, request::Parts};
use axum::response::Response;
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, text, with_header};

#[derive(Clone, Debug, PartialEq)]
struct Greeting(&'static str);

#[derive(Clone)]
struct Visits(std::sync::Arc<Log>);

struct User(String);

struct Profile(String);

struct Flags(usize);

#[derive(Debug)]
enum Refusal {
    Nobody,
}

impl axum::response::IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (StatusCode::UNAUTHORIZED, format!("{self:?}")).into_response()
    }
}

#[container]
impl App {
    #[input]
    fn log() -> std::sync::Arc<Log>;

    #[singleton(state)]
    fn key() -> Key {
        Key::from(&[7; 64])
    }

    #[singleton(state)]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[singleton(state)]
    fn visits(log: std::sync::Arc<Log>) -> Visits {
        Visits(log)
    }

    #[request(extract)]
    async fn user(headers: &HeaderMap, log: &Log) -> Result<User, Refusal> {
        log.note("user");
        let name = headers.get("x-user").ok_or(Refusal::Nobody)?;
        Ok(User(name.to_str().unwrap_or_default().to_owned()))
    }

    #[request(extract)]
    fn profile(
        user: User,
        Query(page): Query<Vec<(String, u8)>>,
        greet: impl Fn() -> String,
    ) -> Profile {
        Profile(format!("{} of {}, page {}", greet(), user.0, page.len()))
    }

    #[factory]
    fn greet(greeting: &Greeting, log: &Log) -> String {
        log.note("greet");
        greeting.0.to_owned()
    }

    #[request(extract)]
    fn flags() -> Flags {
        Flags(2)
    }
}

async fn app() -> App {
    App::build(std::sync::Arc::default()).await.unwrap()
}

async fn plain(user: User, State(greeting): State<Greeting>) -> String {
    format!("{}, {}", greeting.0, user.0)
}

async fn profiled(profile: Profile) -> String {
    profile.0
}

async fn flagged(flags: Flags) -> String {
    flags.0.to_string()
}

async fn sign(jar: SignedCookieJar) -> SignedCookieJar {
    jar.add(Cookie::new("name", "Ada"))
}

async fn signed(jar: SignedCookieJar) -> String {
    jar.get("name")
        .map_or_else(|| "nobody".to_owned(), |cookie| cookie.value().to_owned())
}

#[inject]
async fn signed_here(jar: SignedCookieJar, user: &User) -> String {
    format!("{} {}", jar.iter().count(), user.0)
}

#[inject]
async fn extracted(#[extract] user: User, again: &User) -> String {
    format!("{} {}", user.0, again.0)
}

#[tokio::test]
async fn a_plain_handler_extracts_a_request_value() {
    let answer = send(plain, &app().await, with_header("x-user", "ada")).await;
    assert_eq!(answer, (StatusCode::OK, "hello, ada".to_owned()));
}

#[tokio::test]
async fn its_refusal_is_the_response_of_a_plain_handler() {
    let answer = send(plain, &app().await, get("/")).await;
    assert_eq!(answer, (StatusCode::UNAUTHORIZED, "Nobody".to_owned()));
}

#[tokio::test]
async fn everything_that_it_is_built_from_runs_once() {
    let app = app().await;
    let mut request = with_header("x-user", "ada");
    *request.uri_mut() = "/?page=7".parse().unwrap();
    let answer = send(profiled, &app, request).await;
    assert_eq!(answer.1, "hello of ada, page 1");
    assert_eq!(app.log.events(), ["user", "greet"]);
}

#[tokio::test]
async fn of_many_that_can_refuse_each_answers_for_itself() {
    let app = app().await;
    let answer = send(profiled, &app, get("/")).await;
    assert_eq!(answer, (StatusCode::UNAUTHORIZED, "Nobody".to_owned()));
    let mut request = with_header("x-user", "ada");
    *request.uri_mut() = "/?page=many".parse().unwrap();
    assert_eq!(
        send(profiled, &app, request).await.0,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn a_value_without_dependencies_can_be_extracted() {
    assert_eq!(text(flagged, &app().await).await, "2");
}

/// In plain axum, a parameter of type `Result<User, Refusal>` must name the rejection type of `User`.
#[tokio::test]
async fn the_rejection_is_the_providers_error() {
    async fn or_nobody(user: Result<User, Refusal>) -> String {
        user.map_or_else(|refusal| format!("{refusal:?}"), |user| user.0)
    }
    assert_eq!(text(or_nobody, &app().await).await, "Nobody");
}

#[tokio::test]
async fn an_infallible_provider_has_an_infallible_rejection() {
    let mut parts = parts();
    let Ok(flags): Result<_, std::convert::Infallible> =
        Flags::from_request_parts(&mut parts, &app().await).await;
    assert_eq!(flags.0, 2);
}

fn parts() -> Parts {
    get("/").into_parts().0
}

#[tokio::test]
async fn an_extractor_finds_a_singleton_as_its_state() {
    let app = app().await;
    assert_eq!(Greeting::from_ref(&app), app.greeting);
    Visits::from_ref(&app).0.note("through the clone");
    assert_eq!(app.log.events(), ["through the clone"]);
}

#[tokio::test]
async fn a_signed_cookie_finds_the_key() {
    let app = app().await;
    let jar = SignedCookieJar::from_headers(&HeaderMap::new(), Key::from_ref(&app));
    let response = axum::response::IntoResponse::into_response(sign(jar).await);
    let cookie = response.headers()["set-cookie"]
        .to_str()
        .unwrap()
        .to_owned();
    let cookie: &'static str = cookie.leak();
    let answer = send(signed, &app, with_header("cookie", cookie)).await;
    assert_eq!(answer.1, "Ada");
    let forged = send(signed, &app, with_header("cookie", "name=Ada")).await;
    assert_eq!(forged.1, "nobody");
}

#[tokio::test]
async fn an_extractor_with_a_state_works_beside_providers() {
    let answer = send(signed_here, &app().await, with_header("x-user", "ada")).await;
    assert_eq!(answer.1, "0 ada");
}

#[tokio::test]
async fn an_extracted_value_is_another_one_than_the_requests_own() {
    let app = app().await;
    let answer = send(extracted, &app, with_header("x-user", "ada")).await;
    assert_eq!(answer.1, "ada ada");
    assert_eq!(app.log.events(), ["user", "user"]);
}

/// A container with an error type, and a value that depends on an async factory.
mod converted {
    use super::{HeaderMap, Response, StatusCode, get, send, with_header};
    use axum::response::IntoResponse;
    use hardwire::container;

    pub(super) struct Named(String);

    pub(super) struct ApiError;

    impl From<StatusCode> for ApiError {
        fn from(_: StatusCode) -> Self {
            Self
        }
    }

    impl IntoResponse for ApiError {
        fn into_response(self) -> Response {
            StatusCode::IM_A_TEAPOT.into_response()
        }
    }

    #[container(error = ApiError)]
    impl App {
        #[singleton]
        fn suffix() -> char {
            '!'
        }

        #[request(extract)]
        async fn named(
            shout: impl AsyncFn() -> Result<String, StatusCode>,
        ) -> Result<Named, StatusCode> {
            shout().await.map(Named)
        }

        #[factory]
        async fn shout(headers: &HeaderMap, suffix: &char) -> Result<String, StatusCode> {
            let name = headers.get("x-user").and_then(|name| name.to_str().ok());
            name.map(|name| format!("{name}{suffix}"))
                .ok_or(StatusCode::UNAUTHORIZED)
        }
    }

    async fn hello(named: Result<Named, ApiError>) -> Result<String, ApiError> {
        named.map(|named| named.0)
    }

    #[tokio::test]
    async fn the_rejection_is_the_error_of_the_container() {
        let app = App::build().await.unwrap();
        assert_eq!(send(hello, &app, get("/")).await.0, StatusCode::IM_A_TEAPOT);
        assert_eq!(
            send(hello, &app, with_header("x-user", "ada")).await.1,
            "ada!"
        );
    }
}
