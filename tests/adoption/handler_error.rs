//! `#[inject(App, error = MatrixError)]`: an error type other than the container's.

use std::fmt::{Debug, Display};
use std::marker::PhantomData;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::handler::Handler;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{get, send, text, with_header};

/// Deliberately not a response.
#[derive(Clone, Debug)]
struct Unknown;

struct ApiError;

impl From<Unknown> for ApiError {
    fn from(_: Unknown) -> Self {
        Self
    }
}

impl From<QueryRejection> for ApiError {
    fn from(_: QueryRejection) -> Self {
        Self
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, "api").into_response()
    }
}

/// Converts from each error type, and records which one it was.
#[derive(Debug)]
struct MatrixError(&'static str);

impl From<Unknown> for MatrixError {
    fn from(_: Unknown) -> Self {
        Self("unknown")
    }
}

impl From<QueryRejection> for MatrixError {
    fn from(_: QueryRejection) -> Self {
        Self("query")
    }
}

impl IntoResponse for MatrixError {
    fn into_response(self) -> Response {
        (StatusCode::IM_A_TEAPOT, format!("matrix: {}", self.0)).into_response()
    }
}

#[derive(Clone)]
struct User;

struct Slow;

#[container(error = ApiError)]
impl App {
    #[request]
    async fn user(headers: &HeaderMap) -> Result<User, Unknown> {
        let is_known = headers.contains_key("x-user");
        is_known.then_some(User).ok_or(Unknown)
    }

    #[singleton(lazy)]
    fn slow() -> Result<Slow, Unknown> {
        Err(Unknown)
    }

    #[request]
    fn not_for_tasks() -> Result<u8, Unknown> {
        Err(Unknown)
    }
}

fn matrix(text: &str) -> (StatusCode, String) {
    (StatusCode::IM_A_TEAPOT, format!("matrix: {text}"))
}

#[tokio::test]
async fn a_providers_error_becomes_the_handlers_own() {
    #[inject(App, error = MatrixError)]
    async fn sync(_: &User) {}

    let app = App::build().await.unwrap();
    assert_eq!(send(sync, &app, get("/")).await, matrix("unknown"));
    let known = send(sync, &app, with_header("x-user", "ada")).await;
    assert_eq!(known.0, StatusCode::OK);
}

#[tokio::test]
async fn other_handlers_keep_the_containers_error() {
    #[inject]
    async fn api(_: &User) {}

    let app = App::build().await.unwrap();
    assert_eq!(text(api, &app).await, "api");
}

#[tokio::test]
async fn a_rejection_becomes_the_handlers_own() {
    #[inject(error = MatrixError)]
    async fn page(Query(page): Query<u8>) -> String {
        page.to_string()
    }

    let app = App::build().await.unwrap();
    assert_eq!(send(page, &app, get("/?page")).await, matrix("query"));
}

#[tokio::test]
async fn a_guards_error_becomes_the_handlers_own() {
    #[inject(App, guard(user), error = MatrixError)]
    async fn guarded() {}

    let app = App::build().await.unwrap();
    assert_eq!(send(guarded, &app, get("/")).await, matrix("unknown"));
}

#[tokio::test]
async fn a_lazy_singletons_error_becomes_the_handlers_own() {
    #[inject(App, error = MatrixError)]
    async fn slow(_: &Slow) {}

    let app = App::build().await.unwrap();
    assert_eq!(send(slow, &app, get("/")).await, matrix("unknown"));
}

#[tokio::test]
async fn an_error_of_a_joined_provider_becomes_the_handlers_own() {
    #[inject(App, concurrent, error = MatrixError)]
    async fn joined(_: &User, _: &Slow, number: u8) -> String {
        number.to_string()
    }

    let app = App::build().await.unwrap();
    assert_eq!(send(joined, &app, get("/")).await, matrix("unknown"));
}

#[tokio::test]
async fn a_middlewares_error_is_its_own() {
    #[inject(App, error = MatrixError)]
    async fn layer(_: &User, request: axum::extract::Request, next: Next) -> Response {
        next.run(request).await
    }

    async fn inner() {}

    let app = App::build().await.unwrap();
    let layer = middleware::from_fn_with_state(app.clone(), layer);
    assert_eq!(
        send(inner.layer(layer), &app, get("/")).await,
        matrix("unknown")
    );
}

#[tokio::test]
async fn a_generic_handlers_error_may_be_generic() {
    struct Named<N>(PhantomData<N>);

    impl<N> From<Unknown> for Named<N> {
        fn from(_: Unknown) -> Self {
            Self(PhantomData)
        }
    }

    impl<N: Default + Display> IntoResponse for Named<N> {
        fn into_response(self) -> Response {
            N::default().to_string().into_response()
        }
    }

    #[inject(App, error = Named<N>)]
    async fn generic<N: Default + Display + Send + 'static>(_: &User) -> String {
        N::default().to_string()
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(generic::<u8>, &app).await, "0");
}

#[tokio::test]
async fn an_error_may_be_an_associated_type_of_self() {
    trait Api {
        type Error;
    }

    struct Matrix;

    impl Api for Matrix {
        type Error = MatrixError;
    }

    impl Matrix {
        #[inject(App, error = <Self as Api>::Error)]
        async fn sync(_: &User) {}
    }

    let app = App::build().await.unwrap();
    assert_eq!(send(Matrix::sync, &app, get("/")).await, matrix("unknown"));
}

#[tokio::test]
async fn a_handler_can_have_an_error_in_a_container_without_one() {
    #[container]
    impl Bare {
        #[request]
        fn user() -> Result<User, Unknown> {
            Err(Unknown)
        }
    }

    #[inject(Bare, error = MatrixError)]
    async fn sync(_: &User) {}

    let app = Bare::build().await.unwrap();
    assert_eq!(send(sync, &app, get("/")).await, matrix("unknown"));
}

#[derive(Debug, PartialEq)]
struct Failed(String);

impl<E: Debug> From<E> for Failed
where
    MatrixError: From<E>,
{
    fn from(error: E) -> Self {
        Self(format!("{error:?}"))
    }
}

#[derive(Debug, PartialEq)]
struct JobError(String);

impl From<MatrixError> for JobError {
    fn from(error: MatrixError) -> Self {
        Self(format!("{error:?}"))
    }
}

#[tokio::test]
async fn a_tasks_failures_are_converted_before_they_become_its_error() {
    #[inject(App, task, error = MatrixError)]
    async fn job(_: u8) -> Result<(), JobError> {
        Ok(())
    }

    #[inject(App, task, error = MatrixError)]
    async fn lazily(_: &Slow) -> Result<(), JobError> {
        Ok(())
    }

    let app = App::build().await.unwrap();
    let failed = Err(JobError("MatrixError(\"unknown\")".to_owned()));
    assert_eq!(job(&app).await, failed);
    assert_eq!(lazily(&app).await, failed);
}

#[tokio::test]
async fn a_task_without_an_error_converts_at_once() {
    #[inject(App, task)]
    async fn job(_: u8) -> Result<(), Failed> {
        Ok(())
    }

    let app = App::build().await.unwrap();
    assert_eq!(job(&app).await, Err(Failed("Unknown".to_owned())));
}
