//! Deferred values of every kind of provider, in every kind of function.

use axum::Router;
use axum::extract::Request;
use axum::extract::rejection::StringRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get as route;
use hardwire::{Deferred, container, inject, module};
use hardwire_tests::{get, send, text, with_header};
use tower::ServiceExt;

#[derive(Debug)]
struct ApiError(&'static str);

impl From<&'static str> for ApiError {
    fn from(error: &'static str) -> Self {
        Self(error)
    }
}

impl From<StringRejection> for ApiError {
    fn from(_: StringRejection) -> Self {
        Self("no text")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (StatusCode::BAD_GATEWAY, self.0).into_response()
    }
}

/// An alias of `Result`, which a provider may return.
type DbResult<T> = Result<T, &'static str>;

struct Name(String);

struct Initial<'a>(&'a str);

struct Rows(usize);

struct Cache<T>(T);

struct Quota(u8);

trait Store: Send {
    fn put(&mut self) -> usize;
}

struct Disk(usize);

impl Store for Disk {
    fn put(&mut self) -> usize {
        self.0 += 1;
        self.0
    }
}

mod billing {
    use super::{Name, Quota, module};

    #[module]
    impl Billing {
        #[request]
        pub(super) async fn quota(name: &Name) -> Quota {
            Quota(name.0.bytes().fold(0, |length, _| length + 1))
        }
    }
}

#[container(modules(billing::Billing), error = ApiError)]
impl App {
    #[request]
    fn name(headers: &HeaderMap) -> Name {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or("nobody").to_owned())
    }

    #[request]
    fn initial<'a>(name: &'a Name) -> Initial<'a> {
        Initial(&name.0[..1])
    }

    #[request(blocking)]
    fn rows(name: &Name) -> DbResult<Rows> {
        Ok(Rows(name.0.len()))
    }

    #[request]
    fn cache<T: From<u8> + Send>() -> Cache<T> {
        Cache(T::from(3))
    }

    #[request(as = dyn Store)]
    fn disk() -> Disk {
        Disk(0)
    }

    #[request]
    fn boxed() -> Box<u64> {
        Box::new(5)
    }

    #[request]
    async fn primary() -> Result<String, &'static str> {
        Err("primary")
    }

    #[request(after_body)]
    async fn replica(agent: &HeaderMap) -> Result<String, &'static str> {
        Ok(format!("replica {}", agent.len()))
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn a_value_that_borrows() {
    #[inject]
    async fn handler(initial: impl Deferred<Initial<'_>, ApiError>) -> Result<String, ApiError> {
        Ok(initial.get().await?.0.to_owned())
    }
    assert_eq!(text(handler, &app().await).await, "n");
}

#[tokio::test]
async fn a_blocking_provider_whose_result_has_another_name() {
    #[inject]
    async fn handler(rows: impl Deferred<Rows, ApiError>) -> Result<String, ApiError> {
        Ok(rows.get().await?.0.to_string())
    }
    assert_eq!(text(handler, &app().await).await, "6");
}

#[tokio::test]
async fn an_instance_of_a_generic_provider() {
    #[inject]
    async fn handler(
        narrow: impl Deferred<Cache<u8>, ApiError>,
        wide: impl Deferred<Cache<u32>, ApiError>,
    ) -> Result<String, ApiError> {
        let (narrow, wide) = (narrow.get().await?, wide.get().await?);
        Ok(format!("{} {}", narrow.0, wide.0))
    }
    assert_eq!(text(handler, &app().await).await, "3 3");
}

#[tokio::test]
async fn a_provider_of_a_module() {
    #[inject]
    async fn handler(quota: impl Deferred<Quota, ApiError>) -> Result<String, ApiError> {
        Ok(quota.get().await?.0.to_string())
    }
    assert_eq!(text(handler, &app().await).await, "6");
}

#[tokio::test]
async fn a_trait_object_and_the_content_of_a_box() {
    #[inject]
    async fn handler(
        store: impl Deferred<dyn Store, ApiError>,
        boxed: impl Deferred<u64, ApiError>,
    ) -> Result<String, ApiError> {
        let boxed = boxed.get().await?;
        *boxed += 1;
        Ok(format!("{} {boxed}", store.get().await?.put()))
    }
    assert_eq!(text(handler, &app().await).await, "1 6");
}

#[tokio::test]
async fn the_one_that_is_named_and_whose_failure_may_be_passed_over() {
    #[inject]
    async fn handler(
        primary: impl Deferred<String, ApiError>,
        #[dep(replica)] other: impl Deferred<String, ApiError>,
    ) -> Result<String, ApiError> {
        match primary.get().await {
            Ok(text) => Ok(text.clone()),
            Err(_) => other.get().await.cloned(),
        }
    }
    let answer = send(handler, &app().await, with_header("x-name", "Ada")).await;
    assert_eq!(answer.1, "replica 1");
}

#[tokio::test]
async fn a_provider_after_the_body_reads_a_copy_of_the_head() {
    #[inject]
    async fn handler(
        #[dep(replica)] replica: impl Deferred<String, ApiError>,
        #[extract] body: String,
    ) -> Result<String, ApiError> {
        Ok(format!("{}{body}", replica.get().await?))
    }
    let mut request = with_header("x-name", "Ada");
    *request.body_mut() = "!".into();
    assert_eq!(send(handler, &app().await, request).await.1, "replica 1!");
}

#[tokio::test]
async fn beside_others_that_run_concurrently() {
    #[inject(App, concurrent)]
    async fn handler(
        quota: impl Deferred<Quota, ApiError>,
        rows: Result<&Rows, &'static str>,
        #[dep(replica)] replica: &String,
    ) -> Result<String, ApiError> {
        let rows = rows.map_or(0, |rows| rows.0);
        Ok(format!("{} {rows} {replica}", quota.get().await?.0))
    }
    let answer = send(handler, &app().await, with_header("x-name", "Ada")).await;
    assert_eq!(answer.1, "3 3 replica 1");
}

#[tokio::test]
async fn a_middleware_may_defer() {
    #[inject]
    async fn counted(
        quota: impl Deferred<Quota, ApiError>,
        request: Request,
        next: Next,
    ) -> Result<Response, ApiError> {
        if request.uri().path() == "/free" {
            return Ok(next.run(request).await);
        }
        let quota = quota.get().await?.0;
        Ok((StatusCode::TOO_MANY_REQUESTS, quota.to_string()).into_response())
    }
    let app = app().await;
    let layer = from_fn_with_state(app.clone(), counted);
    let router: Router = Router::new()
        .route("/{*any}", route(|| async {}))
        .layer(layer);
    let free = router.clone().oneshot(get("/free")).await.unwrap();
    assert_eq!(free.status(), StatusCode::OK);
    let counted = router.oneshot(get("/counted")).await.unwrap();
    assert_eq!(counted.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_task_may_defer() {
    #[inject(App, task)]
    async fn task(
        disk: impl Deferred<Disk, ApiError>,
        #[arg] is_needed: bool,
    ) -> Result<usize, ApiError> {
        if is_needed {
            return Ok(disk.get().await?.put());
        }
        Ok(0)
    }
    let app = app().await;
    assert_eq!(task(&app, true).await.unwrap(), 1);
    assert_eq!(task(&app, false).await.unwrap(), 0);
}
