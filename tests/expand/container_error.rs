use std::str::Utf8Error;

use axum::Router;
use axum::extract::rejection::StringRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hardwire::{container, inject};

struct User(String);

enum ApiError {
    Name(Utf8Error),
    Body(StringRejection),
}

impl From<Utf8Error> for ApiError {
    fn from(error: Utf8Error) -> Self {
        Self::Name(error)
    }
}

impl From<StringRejection> for ApiError {
    fn from(rejection: StringRejection) -> Self {
        Self::Body(rejection)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Name(error) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
            Self::Body(rejection) => rejection.into_response(),
        }
    }
}

#[container(error = ApiError)]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, Utf8Error> {
        let name = headers
            .get("x-name")
            .map_or(&[][..], |name| name.as_bytes());
        Ok(User(str::from_utf8(name)?.to_owned()))
    }
}

#[inject]
async fn hello(user: &User, body: String) -> String {
    format!("{} {body}", user.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
