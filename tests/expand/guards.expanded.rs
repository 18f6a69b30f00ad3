// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct User(String);

struct Permit;

impl App {
    ///Provides `()`.
    pub(crate) async fn verify_name(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_name = headers.contains_key("x-name");
        has_name.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `()`.
    #[allow(clippy::unused_unit, reason = "a provider says what it returns")]
    pub(crate) fn count() -> () {}
    ///Provides `Permit`.
    pub(crate) fn rate_limit() -> Permit {
        Permit
    }
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
    ///Provides `()`.
    pub(crate) fn has_query(user: &User, query: &str) -> Result<(), StatusCode> {
        let has_query = user.0.contains(query);
        has_query.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Permit>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | guard |  | request value [`App::verify_name`](App::verify_name) | error of `verify_name` |
 | guard |  | request value [`App::count`](App::count) |  |
 | guard |  | request value [`App::rate_limit`](App::rate_limit) |  |
 | guard |  | factory [`App::has_query`](App::has_query) | errors of `user`, `has_query` |
 | guard |  | request value [`App::user`](App::user) | error of `user` |
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |*/
fn hello(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(user: &User) -> String {
        user.0.clone()
    }
    async move {
        if let ::core::result::Result::Err(error) = App::verify_name(request.headers())
            .await
        {
            return ::hardwire::__private::IntoResponse::into_response(error);
        }
        App::count();
        let _rate_limit = ::hardwire::bounds::guard_value(App::rate_limit(), 0, 0);
        let user = match ::hardwire::bounds::guard_result(
            App::user(request.headers()),
            0,
            0,
        ) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        if let ::core::result::Result::Err(error) = App::has_query(&user, "da") {
            return ::hardwire::__private::IntoResponse::into_response(error);
        }
        let returned = hello(::hardwire::bounds::same(&user)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
