use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hardwire::{container, inject};

struct User(&'static str);

struct Unknown;

enum ApiError {}

impl From<Unknown> for ApiError {
    fn from(_: Unknown) -> Self {
        unreachable!()
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {}
    }
}

struct MatrixError;

impl From<Unknown> for MatrixError {
    fn from(_: Unknown) -> Self {
        Self
    }
}

impl IntoResponse for MatrixError {
    fn into_response(self) -> Response {
        (StatusCode::IM_A_TEAPOT, "matrix").into_response()
    }
}

#[container(error = ApiError, rejections = own)]
impl App {
    #[request]
    fn user() -> Result<User, Unknown> {
        Err(Unknown)
    }
}

#[inject(App, error = MatrixError)]
async fn hello(user: &User, body: String) -> String {
    format!("{} {body}", user.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
