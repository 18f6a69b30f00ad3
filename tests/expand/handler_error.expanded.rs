// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
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

impl App {
    ///Provides `User`.
    pub(crate) fn user() -> Result<User, Unknown> {
        Err(Unknown)
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a container may have no handler that can refuse")]
    pub(crate) fn __refuse(error: ApiError) -> ::hardwire::__private::Response {
        ::hardwire::__private::IntoResponse::into_response(error)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `body` | `String` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User, body: String) -> String {
        format!("{} {body}", user.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        use ::hardwire::__private::IntoError as _;
        let user = match App::user() {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::bounds::refuse::<
                    MatrixError,
                >(::hardwire::__private::Refusal(error).into_container_error());
            }
        };
        let body = match ::hardwire::bounds::from_request::<
            String,
            App,
            _,
        >(request, &app)
            .await
        {
            ::core::result::Result::Ok(body) => body,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(::hardwire::bounds::same(&user), body).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
