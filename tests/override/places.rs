//! An override applies wherever its value is used.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get as route;
use axum::{Extension, Router};
use hardwire::{container, inject};
use hardwire_tests::{get, text};
use http_body_util::BodyExt;
use tower::ServiceExt;

#[derive(Clone)]
struct User(String);
struct Connection(&'static str);
struct Pool(Vec<&'static str>);
struct Spare(&'static str);
struct Open(&'static str);
struct Threads(&'static str);

#[container]
impl App {
    #[singleton]
    async fn pool(
        #[dep(connection)] connect: impl Fn(u8) -> Connection,
        #[dep(spare_connection)] spare: Connection,
    ) -> Pool {
        Pool(vec![connect(2).0, spare.0])
    }

    #[singleton]
    async fn spare(open: impl AsyncFn() -> Result<Open, std::io::Error>) -> std::io::Result<Spare> {
        Ok(Spare(open().await?.0))
    }

    #[singleton(blocking)]
    fn threads(#[dep(connection)] connect: impl Fn(u8) -> Connection) -> Threads {
        Threads(connect(3).0)
    }

    #[factory]
    fn connection(#[arg] number: u8) -> Connection {
        Connection(if number == 0 { "none" } else { "real" })
    }

    #[factory]
    fn spare_connection() -> Connection {
        Connection("real spare")
    }

    #[factory]
    async fn open() -> Result<Open, std::io::Error> {
        Err(std::io::Error::other("closed"))
    }

    #[request(extract)]
    async fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let _ = headers.get("x-user").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User("real".to_owned()))
    }

    #[request]
    fn verify(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers
            .get("x-key")
            .map(|_| ())
            .ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, guard(verify))]
async fn guarded() -> &'static str {
    "passed"
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

#[inject(task)]
async fn made(#[dep(connection)] connect: impl Fn(u8) -> Connection) -> &'static str {
    connect(4).0
}

#[inject]
async fn remember(user: User, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(user);
    next.run(request).await
}

async fn remembered(Extension(user): Extension<User>) -> String {
    user.0
}

async fn plain(user: User) -> String {
    user.0
}

async fn made_by_task(State(app): State<App>) -> &'static str {
    made(&app).await
}

async fn app() -> App {
    let builder = App::builder()
        .override_user(|| Ok(User("test".to_owned())))
        .override_verify(|| Ok(()))
        .override_connection(|number| Connection(["0", "1", "2", "3", "4"][usize::from(number)]))
        .override_spare_connection(|| Connection("spare"))
        .override_open_async(async || Ok(Open("open")));
    builder.build().await.unwrap()
}

/// The router's response to `GET uri`.
async fn asked(router: Router, uri: &'static str) -> String {
    let response = router.oneshot(get(uri)).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(body.into()).unwrap()
}

#[tokio::test]
async fn by_a_guard_without_a_value() {
    assert_eq!(text(guarded, &app().await).await, "passed");
}

#[tokio::test]
async fn by_an_extractor_of_plain_axum() {
    assert_eq!(text(plain, &app().await).await, "test");
}

#[tokio::test]
async fn by_a_middleware() {
    let app = app().await;
    let router = Router::new().route("/", route(remembered));
    let router = router.layer(from_fn_with_state(app.clone(), remember));
    assert_eq!(asked(router.with_state(app), "/").await, "test");
}

#[tokio::test]
async fn by_a_handler_of_a_nested_router() {
    let inner = Router::new().route("/hello", route(hello));
    let router = Router::new().nest("/deep", inner).with_state(app().await);
    assert_eq!(asked(router, "/deep/hello").await, "test");
}

#[tokio::test]
async fn by_a_task() {
    assert_eq!(text(made_by_task, &app().await).await, "4");
}

#[tokio::test]
async fn by_singletons_that_are_built_with_factories() {
    let app = app().await;
    assert_eq!(app.pool.0, ["2", "spare"]);
    assert_eq!(app.spare.0, "open");
    assert_eq!(app.threads.0, "3");
}

#[tokio::test]
async fn by_nothing_of_a_container_that_was_built_without_it() {
    let app = App::builder().spare(Spare("given")).build().await.unwrap();
    assert_eq!(app.pool.0, ["real", "real spare"]);
    let response = Router::new().route("/", route(plain)).with_state(app);
    let response = response.oneshot(get("/")).await.unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
}
