// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::str::Utf8Error;
use axum::Router;
use axum::extract::rejection::StringRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
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
            Self::Name(error) => {
                (StatusCode::BAD_REQUEST, error.to_string()).into_response()
            }
            Self::Body(rejection) => rejection.into_response(),
        }
    }
}

impl App {
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, Utf8Error> {
        let name = headers.get("x-name").map_or(&[][..], |name| name.as_bytes());
        Ok(User(str::from_utf8(name)?.to_owned()))
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
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return App::__refuse(
                    ::hardwire::__private::Refusal(error).into_container_error(),
                );
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
                return App::__refuse(
                    ::hardwire::__private::Refusal(error).into_container_error(),
                );
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
