//! The response if a teardown returns an error.

use std::fmt;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use hardwire::{container, inject};
use hardwire_tests::{Answer, get, send};

/// The error of the container. It converts from some other errors.
struct ApiError(&'static str);

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (StatusCode::IM_A_TEAPOT, self.0).into_response()
    }
}

/// Both an error of the container and a response.
#[derive(Debug)]
struct Both;

impl fmt::Display for Both {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("both")
    }
}

impl std::error::Error for Both {}

impl IntoResponse for Both {
    fn into_response(self) -> Response {
        (StatusCode::CONFLICT, "both").into_response()
    }
}

impl From<Both> for ApiError {
    fn from(_: Both) -> Self {
        Self("from both")
    }
}

/// Only the container's error converts from it.
struct Foreign;

impl From<Foreign> for ApiError {
    fn from(_: Foreign) -> Self {
        Self("from foreign")
    }
}

macro_rules! values {
    ($($name:ident $close:ident -> $error:ty { $value:expr })*) => {$(
        struct $name;

        async fn $close(_: $name) -> Result<(), $error> {
            Err($value)
        }
    )*};
}

values! {
    ToBoth close_both -> Both { Both }
    ToForeign close_foreign -> Foreign { Foreign }
    ToStatus close_status -> StatusCode { StatusCode::GONE }
    ToError close_error -> fmt::Error { fmt::Error }
    ToText close_text -> &'static str { "the password is 1234" }
    ToString close_string -> String { "the password is 1234".to_owned() }
    ToBox close_box -> Box<dyn std::error::Error + Send + Sync> { "boxed".into() }
    ToSuccess close_success -> StatusCode { StatusCode::CREATED }
    ToTuple close_tuple -> (StatusCode, &'static str) { (StatusCode::GONE, "gone") }
}

#[container(error = ApiError)]
impl Converting {
    #[request(teardown = close_both)]
    fn both() -> ToBoth {
        ToBoth
    }

    #[request(teardown = close_foreign)]
    fn foreign() -> ToForeign {
        ToForeign
    }

    #[request(teardown = close_status)]
    fn status() -> ToStatus {
        ToStatus
    }

    #[request(teardown = close_error)]
    fn error() -> ToError {
        ToError
    }
}

#[container]
impl Plain {
    #[request(teardown = close_both)]
    fn both() -> ToBoth {
        ToBoth
    }

    #[request(teardown = close_error)]
    fn error() -> ToError {
        ToError
    }

    #[request(teardown = close_text)]
    fn text() -> ToText {
        ToText
    }

    #[request(teardown = close_string)]
    fn string() -> ToString {
        ToString
    }

    #[request(teardown = close_box)]
    fn boxed() -> ToBox {
        ToBox
    }

    #[request(teardown = close_success)]
    fn success() -> ToSuccess {
        ToSuccess
    }

    #[request(teardown = close_tuple)]
    fn tuple() -> ToTuple {
        ToTuple
    }
}

/// The response of a handler that succeeds and depends on one of these values.
macro_rules! answer {
    ($container:ident, $type:ty) => {{
        #[inject($container)]
        async fn handler(_: &$type) -> &'static str {
            "all is well"
        }

        let app = $container::build().await.unwrap();
        send(handler, &app, get("/")).await
    }};
}

fn answer(status: StatusCode, text: &str) -> Answer {
    (status, text.to_owned())
}

fn nothing_told() -> Answer {
    answer(StatusCode::INTERNAL_SERVER_ERROR, "")
}

#[tokio::test]
async fn the_error_of_the_container_comes_before_its_own_response() {
    let came = answer!(Converting, ToBoth);
    assert_eq!(came, answer(StatusCode::IM_A_TEAPOT, "from both"));
    let came = answer!(Plain, ToBoth);
    assert_eq!(came, answer(StatusCode::CONFLICT, "both"));
}

#[tokio::test]
async fn an_error_that_the_container_converts_needs_no_other_trait() {
    let came = answer!(Converting, ToForeign);
    assert_eq!(came, answer(StatusCode::IM_A_TEAPOT, "from foreign"));
}

#[tokio::test]
async fn its_own_response_is_used_if_the_container_does_not_convert_it() {
    let came = answer!(Converting, ToStatus);
    assert_eq!(came, answer(StatusCode::GONE, ""));
    let came = answer!(Plain, ToTuple);
    assert_eq!(came, answer(StatusCode::GONE, "gone"));
}

#[tokio::test]
async fn an_error_that_is_not_a_response_is_an_empty_500() {
    assert_eq!(answer!(Converting, ToError), nothing_told());
    assert_eq!(answer!(Plain, ToError), nothing_told());
    assert_eq!(answer!(Plain, ToBox), nothing_told());
}

#[tokio::test]
async fn a_text_error_does_not_become_a_success() {
    assert_eq!(answer!(Plain, ToText), nothing_told());
    assert_eq!(answer!(Plain, ToString), nothing_told());
}

#[tokio::test]
async fn an_error_whose_response_is_a_success_is_a_bare_500() {
    assert_eq!(answer!(Plain, ToSuccess), nothing_told());
}
