//! A failing teardown combined with other features of a container.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hardwire::{Outcome, container, inject, module};
use hardwire_tests::{get, send};

struct Tx;
struct Left;
struct Right;

struct ApiError;

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        StatusCode::IM_A_TEAPOT.into_response()
    }
}

impl Tx {
    async fn finish(self) -> Result<(), StatusCode> {
        Err(StatusCode::CONFLICT)
    }
}

#[module]
impl Storage {
    #[request(teardown = Tx::finish)]
    fn tx() -> Tx {
        Tx
    }
}

#[container(modules(Storage), error = ApiError)]
impl App {
    #[request(teardown = Self::close_left)]
    async fn left() -> Left {
        tokio::task::yield_now().await;
        Left
    }

    fn close_left(_: Left, outcome: Outcome) -> Result<(), StatusCode> {
        match outcome {
            Outcome::Ok => Err(StatusCode::GONE),
            _ => Ok(()),
        }
    }

    #[request(teardown = Self::close_right)]
    async fn right() -> Right {
        Right
    }

    fn close_right(_: Right, outcome: Outcome) -> Result<(), StatusCode> {
        match outcome {
            Outcome::Ok => Err(StatusCode::CONFLICT),
            _ => Ok(()),
        }
    }
}

#[inject]
async fn from_a_module(_tx: &Tx) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn that_of_a_module_refuses() {
    let app = App::build().await.unwrap();
    let (status, _) = send(from_a_module, &app, get("/")).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[inject(App, concurrent)]
async fn joined(_left: &Left, _right: &Right) -> StatusCode {
    StatusCode::CREATED
}

#[tokio::test]
async fn of_values_built_at_the_same_time_the_last_one_refuses_first() {
    let app = App::build().await.unwrap();
    let (status, _) = send(joined, &app, get("/")).await;
    assert_eq!(status, StatusCode::GONE);
}

#[tokio::test]
async fn a_method_is_refused_as_a_function_is() {
    let app = App::build().await.unwrap();
    let (status, _) = send(Methods::order, &app, get("/")).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

struct Methods;

impl Methods {
    #[inject]
    async fn order(_tx: &Tx) -> StatusCode {
        StatusCode::CREATED
    }
}
