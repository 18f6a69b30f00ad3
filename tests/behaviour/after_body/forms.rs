//! `after_body` on providers of every kind, requested in every form.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::post;
use hardwire::{container, inject, module};
use hardwire_tests::{Log, send, with_header};
use tower::ServiceExt;

struct Tx(u8);

struct Lasting;

impl Lasting {
    async fn finish(self) {}
}

trait Store: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Store for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

struct Repo<T>(T);

struct Rows(u8);

struct Quota;

struct Trace(bool);

mod billing {
    use super::{Log, Quota, Tx, module};

    #[module]
    impl Billing {
        #[request(after_body)]
        pub(super) fn quota(tx: &Tx, log: &Log) -> Quota {
            log.note("quota");
            let Tx(_) = tx;
            Quota
        }
    }
}

#[container(modules(billing::Billing))]
impl App {
    #[singleton]
    fn log() -> Arc<Log> {
        Arc::default()
    }

    #[request]
    async fn user(log: &Log) -> u8 {
        tokio::task::yield_now().await;
        log.note("user");
        1
    }

    #[request(after_body)]
    async fn tx(log: &Log) -> Result<Tx, StatusCode> {
        tokio::task::yield_now().await;
        log.note("tx");
        Ok(Tx(7))
    }

    #[request(after_body)]
    async fn trace(headers: &HeaderMap, log: &Log) -> Trace {
        tokio::task::yield_now().await;
        log.note("trace");
        Trace(headers.contains_key("x-trace"))
    }

    #[request(after_body, blocking)]
    fn rows(log: &Log) -> Rows {
        log.note("rows");
        Rows(3)
    }

    #[request(after_body, teardown = Lasting::finish, until = response)]
    fn lasting(log: &Log) -> Lasting {
        log.note("lasting");
        Lasting
    }

    #[request(after_body, as = dyn Store)]
    fn disk(log: &Log) -> Disk {
        log.note("disk");
        Disk
    }

    #[request(after_body)]
    fn repo<T: From<u8>>(tx: &Tx, log: &Log) -> Repo<T> {
        log.note("repo");
        Repo(T::from(tx.0))
    }

    #[factory(after_body)]
    fn text(tx: &Tx, #[arg] ends: &str) -> String {
        format!("{}{ends}", tx.0)
    }
}

/// Records when it is read.
struct Body(String);

impl axum::extract::FromRequest<App> for Body {
    type Rejection = StatusCode;

    async fn from_request(request: Request, app: &App) -> Result<Self, StatusCode> {
        app.log.note("body");
        let text = String::from_request(request, &()).await;
        text.map(Self).map_err(|_| StatusCode::BAD_REQUEST)
    }
}

/// The response of a handler, and the events.
macro_rules! answer {
    ($handler:expr) => {{
        let app = App::build().await.unwrap();
        let mut request = with_header("x-trace", "yes");
        *request.body_mut() = "hello".into();
        let (status, text) = send($handler, &app, request).await;
        assert_eq!(status, StatusCode::OK);
        (text, app.log.events())
    }};
}

#[tokio::test]
async fn a_module_marks_its_own() {
    #[inject]
    async fn handler(_quota: &Quota, Body(body): Body) -> String {
        body
    }
    assert_eq!(answer!(handler).1, ["body", "tx", "quota"]);
}

#[tokio::test]
async fn each_instance_of_a_marked_generic_provider_is_marked() {
    #[inject]
    async fn handler(wide: &Repo<u64>, long: &Repo<u32>, Body(body): Body) -> String {
        format!("{}{}{body}", wide.0, long.0)
    }
    let (text, events) = answer!(handler);
    assert_eq!(text, "77hello");
    assert_eq!(events, ["body", "tx", "repo", "repo"]);
}

#[tokio::test]
async fn marked_providers_run_concurrently_after_the_body() {
    #[inject(App, concurrent)]
    async fn handler(trace: &Trace, tx: &Tx, user: &u8, Body(body): Body) -> String {
        format!("{}{}{user}{body}", trace.0, tx.0)
    }
    let (text, events) = answer!(handler);
    assert_eq!(text, "true71hello");
    assert_eq!(events, ["user", "body", "tx", "trace"]);
}

#[tokio::test]
async fn a_value_that_lasts_until_the_response_may_wait_for_the_body() {
    #[inject]
    async fn handler(_lasting: &Lasting, Body(body): Body) -> String {
        body
    }
    assert_eq!(answer!(handler).1, ["body", "lasting"]);
}

#[tokio::test]
async fn a_blocking_provider_may_wait_for_the_body() {
    #[inject]
    async fn handler(rows: Rows, Body(body): Body) -> String {
        format!("{}{body}", rows.0)
    }
    assert_eq!(
        answer!(handler),
        ("3hello".to_owned(), vec!["body", "rows"])
    );
}

#[tokio::test]
async fn a_trait_object_may_wait_for_the_body() {
    #[inject]
    async fn handler(store: &dyn Store, Body(body): Body) -> String {
        format!("{} {body}", store.name())
    }
    assert_eq!(
        answer!(handler),
        ("disk hello".to_owned(), vec!["body", "disk"])
    );
}

#[tokio::test]
async fn an_outcome_an_option_and_a_collection_wait_too() {
    #[inject]
    async fn handler(
        tx: Result<&Tx, StatusCode>,
        rows: Option<&Rows>,
        stores: Vec<&dyn Store>,
        Body(body): Body,
    ) -> String {
        format!(
            "{}{}{}{body}",
            tx.map_or(0, |tx| tx.0),
            rows.map_or(0, |rows| rows.0),
            stores.len()
        )
    }
    let (text, events) = answer!(handler);
    assert_eq!(text, "731hello");
    assert_eq!(events, ["body", "tx", "rows", "disk"]);
}

#[tokio::test]
async fn a_factory_of_either_form_waits_for_its_dependencies() {
    #[inject]
    async fn handler(
        text: impl Fn(&str) -> String,
        #[dep(text)] later: impl AsyncFn(&str) -> String,
        Body(body): Body,
    ) -> String {
        text(&body) + &later("!").await
    }
    let (text, events) = answer!(handler);
    assert_eq!(text, "7hello7!");
    assert_eq!(events, ["body", "tx"]);
}

#[tokio::test]
async fn a_factory_by_value_waits_too() {
    #[inject]
    async fn handler(#[dep(text("?"))] text: String, Body(body): Body) -> String {
        text + &body
    }
    assert_eq!(answer!(handler), ("7?hello".to_owned(), vec!["body", "tx"]));
}

#[tokio::test]
async fn a_middleware_has_it_after_its_last_extractor() {
    #[inject]
    async fn traced(trace: &Trace, user: &u8, request: Request, next: Next) -> Response {
        assert!(trace.0 && *user == 1);
        next.run(request).await
    }
    #[inject]
    async fn handler(Body(body): Body) -> String {
        body
    }
    let app = App::build().await.unwrap();
    let layer = from_fn_with_state(app.clone(), traced);
    let router: Router = Router::new()
        .route("/", post(handler))
        .layer(layer)
        .with_state(app.clone());
    let mut request = with_header("x-trace", "yes");
    *request.method_mut() = axum::http::Method::POST;
    let response = router.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(app.log.events(), ["user", "trace", "body"]);
}

#[tokio::test]
async fn a_task_has_no_body_to_wait_for() {
    #[inject(App, task)]
    async fn task(tx: &Tx, user: &u8) -> Result<u8, StatusCode> {
        Ok(tx.0 + user)
    }
    let app = App::build().await.unwrap();
    assert_eq!(task(&app).await, Ok(8));
    assert_eq!(app.log.events(), ["tx", "user"]);
}
