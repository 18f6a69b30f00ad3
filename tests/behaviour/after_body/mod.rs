//! `after_body`: values that are built after the body has been read.

mod forms;
mod slow_client;

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, with_header, with_json};

struct User;

struct Tx(String, Arc<Log>);

impl Tx {
    async fn finish(self) {
        self.1.note("end of tx");
    }
}

struct Repo;

struct Draft(String);

struct Agent<'a>(&'a str);

#[container]
impl App {
    #[singleton]
    fn log() -> Arc<Log> {
        Arc::default()
    }

    #[request]
    fn user(headers: &HeaderMap, log: &Log) -> Result<User, StatusCode> {
        log.note("user");
        let has_name = headers.contains_key("x-name");
        has_name.then_some(User).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    fn only_post(method: &Method, log: &Log) -> Result<(), StatusCode> {
        log.note("only_post");
        (method == Method::POST)
            .then_some(())
            .ok_or(StatusCode::METHOD_NOT_ALLOWED)
    }

    #[request(after_body, teardown = Tx::finish)]
    async fn tx(uri: &Uri, log: &Arc<Log>) -> Result<Tx, StatusCode> {
        log.note("tx");
        Ok(Tx(uri.path().to_owned(), Arc::clone(log)))
    }

    #[request(after_body)]
    fn repo(_tx: &Tx, log: &Log) -> Repo {
        log.note("repo");
        Repo
    }

    #[request]
    fn draft(Json(text): Json<String>, log: &Log) -> Draft {
        log.note("draft");
        Draft(text)
    }

    #[request(after_body)]
    fn agent<'a>(headers: &'a HeaderMap, log: &Log) -> Agent<'a> {
        log.note("agent");
        let agent = headers.get("x-name").and_then(|name| name.to_str().ok());
        Agent(agent.unwrap_or_default())
    }
}

/// Records when it is read.
struct Body(u8);

impl axum::extract::FromRequest<App> for Body {
    type Rejection = StatusCode;

    async fn from_request(request: Request, app: &App) -> Result<Self, StatusCode> {
        app.log.note("body");
        let number = Json::from_request(request, &()).await;
        let Json(number) = number.map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Self(number))
    }
}

/// Records when it is read.
struct Head;

impl axum::extract::FromRequestParts<App> for Head {
    type Rejection = StatusCode;

    async fn from_request_parts(
        _parts: &mut axum::http::request::Parts,
        app: &App,
    ) -> Result<Self, StatusCode> {
        app.log.note("head");
        Ok(Self)
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

/// A `POST` request with a name and this body.
fn post(body: &'static str) -> Request {
    let mut request = with_json(with_header("x-name", "Ada"), body);
    *request.method_mut() = Method::POST;
    request
}

#[inject(App, guard(only_post))]
async fn update(user: &User, tx: &mut Tx, Body(number): Body) -> String {
    let User = user;
    format!("{}{number}", tx.0)
}

#[tokio::test]
async fn a_marked_provider_runs_after_the_body_wherever_it_is_asked_for() {
    let app = app().await;
    assert_eq!(send(update, &app, post("7")).await.1, "/7");
    let events = app.log.events();
    assert_eq!(events, ["only_post", "user", "body", "tx", "end of tx"]);
}

#[tokio::test]
async fn guards_and_other_parameters_refuse_before_the_body_is_read() {
    let app = app().await;
    assert_eq!(
        send(update, &app, get("/")).await.0,
        StatusCode::METHOD_NOT_ALLOWED
    );
    let mut nameless = get("/");
    *nameless.method_mut() = Method::POST;
    assert_eq!(
        send(update, &app, nameless).await.0,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(app.log.events(), ["only_post", "only_post", "user"]);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_begins_nothing() {
    let app = app().await;
    assert_eq!(
        send(update, &app, post("?")).await.0,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(app.log.events(), ["only_post", "user", "body"]);
}

#[tokio::test]
async fn dependents_of_a_marked_provider_run_after_it() {
    #[inject]
    async fn handler(_repo: &Repo, Body(_number): Body, _user: &User) {}
    let app = app().await;
    assert_eq!(send(handler, &app, post("7")).await.0, StatusCode::OK);
    let events = app.log.events();
    assert_eq!(events, ["user", "body", "tx", "repo", "end of tx"]);
}

#[tokio::test]
async fn a_handler_without_a_body_is_as_without_the_mark() {
    #[inject]
    async fn handler(tx: &Tx, _user: &User) -> String {
        tx.0.clone()
    }
    let app = app().await;
    assert_eq!(
        send(handler, &app, with_header("x-name", "Ada")).await.1,
        "/"
    );
    assert_eq!(app.log.events(), ["tx", "user", "end of tx"]);
}

#[tokio::test]
async fn a_later_provider_can_borrow_from_the_head() {
    #[inject]
    async fn handler(agent: &Agent<'_>, Body(number): Body) -> String {
        format!("{}{number}", agent.0)
    }
    let app = app().await;
    assert_eq!(send(handler, &app, post("7")).await.1, "Ada7");
    assert_eq!(app.log.events(), ["body", "agent"]);
}

#[tokio::test]
async fn an_extractor_of_the_handler_reads_the_head_before_the_body() {
    #[inject]
    async fn handler(_head: Head, _tx: &Tx, Body(number): Body) -> String {
        number.to_string()
    }
    let app = app().await;
    assert_eq!(send(handler, &app, post("7")).await.1, "7");
    assert_eq!(app.log.events(), ["head", "body", "tx", "end of tx"]);
}

#[tokio::test]
async fn a_provider_reads_the_body_for_the_handler_before_a_marked_one_runs() {
    #[inject]
    async fn handler(tx: &Tx, draft: &Draft) -> String {
        format!("{} {}", tx.0, draft.0)
    }
    let app = app().await;
    assert_eq!(send(handler, &app, post("\"hello\"")).await.1, "/ hello");
    assert_eq!(app.log.events(), ["draft", "tx", "end of tx"]);
}

mod extractors {
    use super::{Log, Path, StatusCode, container, inject, post};

    struct Begun;
    struct Row(u64);

    #[container]
    impl Rows {
        #[singleton]
        fn log() -> Log {
            Log::default()
        }

        #[request(after_body)]
        fn row(Path(id): Path<u64>, log: &Log) -> Row {
            log.note("row");
            Row(id)
        }

        #[request(after_body)]
        fn begun(row: &Row, log: &Log) -> Begun {
            let Row(_) = row;
            log.note("begun");
            Begun
        }
    }

    #[inject(Rows)]
    async fn handler(_begun: &Begun, row: &Row, body: String) -> String {
        format!("{} {body}", row.0)
    }

    #[tokio::test]
    async fn an_extractor_of_a_marked_provider_runs_before_the_body() {
        let rows = Rows::build().await.unwrap();
        let router = axum::Router::new().route("/{id}", axum::routing::post(handler));
        let router: axum::Router = router.with_state(rows.clone());
        let ask = |path: &'static str| {
            let router = router.clone();
            async move {
                let mut request = post("hello");
                *request.uri_mut() = path.parse().unwrap();
                let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
                response.status()
            }
        };
        assert_eq!(ask("/seven").await, StatusCode::BAD_REQUEST);
        assert!(rows.log.events().is_empty());
        assert_eq!(ask("/7").await, StatusCode::OK);
        assert_eq!(rows.log.events(), ["row", "begun"]);
    }
}
