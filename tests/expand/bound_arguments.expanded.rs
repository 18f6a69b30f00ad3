// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use axum::{Json, Router};
struct Name(String);

struct Auth(String);

#[derive(Clone, Copy, serde::Deserialize)]
struct Page {
    page: u8,
}

impl App {
    ///Provides `Name`.
    pub(crate) fn name(headers: &HeaderMap) -> Name {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Name(name.unwrap_or_default().to_owned())
    }
    ///Provides `Auth`.
    pub(crate) async fn auth(name: &str, page: u8) -> Result<Auth, StatusCode> {
        Ok(Auth(format!("{name} of {page}")))
    }
    ///Provides `u8`.
    pub(crate) fn next(page: u8) -> u8 {
        page + 1
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Name>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<u8>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `_` | `Query<Page>` | extractor | rejection |
 | `next` | `u8` | factory [`App::next`](App::next) |  |
 | `name` | `&Name` | request value [`App::name`](App::name) |  |
 | `body` | `Json<Page>` | extractor | rejection |
 | `auth` | `Auth` | factory [`App::auth`](App::auth) | error of `auth` |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        #[allow(unused_variables, reason = "an argument of a factory uses it")]
        Query(Page { page }): Query<Page>,
        next: u8,
        #[allow(unused_variables, reason = "an argument of a factory uses it")]
        name: &Name,
        #[allow(unused_variables, reason = "an argument of a factory uses it")]
        Json(body): Json<Page>,
        auth: Auth,
    ) -> String {
        format!("{}, {page} {next}", auth.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let value = match ::hardwire::bounds::from_request_parts::<
            Query<Page>,
            App,
            _,
        >(&mut parts, &app)
            .await
        {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let Query(Page { page }) = value;
        let next = App::next(<_ as ::hardwire::bounds::Kept>::kept(&page));
        let name_2 = App::name(&parts.headers);
        let body_2 = match ::hardwire::bounds::from_request::<
            Json<Page>,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(body_2) => body_2,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let name: &Name = ::hardwire::bounds::same(&name_2);
        let Json(body) = body_2;
        let auth = match App::auth(&name.0, body.page).await {
            ::core::result::Result::Ok(auth) => auth,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(
                Query(Page { page }),
                next,
                ::hardwire::bounds::same(&name_2),
                Json(body),
                auth,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
