// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Json;
use axum::Router;
use axum::extract::Query;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
#[derive(serde::Deserialize)]
struct Page {
    page: u8,
}

struct User(&'static str);

impl App {
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name");
        name.map(|_| User("user")).ok_or(StatusCode::UNAUTHORIZED)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `page` | `Query<Page>` | extractor | rejection |
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |
 | `ask` | `Json<Page>` | extractor | rejection |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        Query(page): Query<Page>,
        user: &User,
        Json(ask): Json<Page>,
    ) -> String {
        format!("{} {} {}", page.page, user.0, ask.page)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, body) = ::hardwire::__private::Request::into_parts(request);
        let page = match ::hardwire::bounds::from_request_parts::<
            Query<Page>,
            App,
            _,
        >(&mut parts, &app)
            .await
        {
            ::core::result::Result::Ok(page) => page,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let user = match App::user(&parts.headers) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let ask = match ::hardwire::bounds::from_request::<
            Json<Page>,
            App,
            _,
        >(::hardwire::__private::Request::from_parts(parts, body), &app)
            .await
        {
            ::core::result::Result::Ok(ask) => ask,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = hello(page, ::hardwire::bounds::same(&user), ask).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `body` | `String` | extractor | rejection |
 | `user` | `&User` | request value [`App::user`](App::user) | error of `user` |*/
fn body_first(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn body_first(body: String, user: &User) -> String {
        format!("{body} {}", user.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let user = match App::user(request.headers()) {
            ::core::result::Result::Ok(user) => user,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
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
        let returned = body_first(body, ::hardwire::bounds::same(&user)).await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    let routes = Router::new().route("/", any(hello)).route("/first", any(body_first));
    routes.with_state(app)
}
