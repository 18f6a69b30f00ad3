// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::marker::PhantomData;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
struct Db(&'static str);

impl App {
    ///Provides `Db`.
    pub(crate) fn db() -> Db {
        Db("list")
    }
    ///Provides `()`.
    pub(crate) fn named(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers.get("x-name").map(|_| ()).ok_or(StatusCode::UNAUTHORIZED)
    }
    ///Provides `String`.
    pub(crate) fn name(headers: &HeaderMap) -> Result<String, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        name.map(str::to_owned).ok_or(StatusCode::UNAUTHORIZED)
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
    }
};

struct Api<T>(PhantomData<T>);

impl<T: Default + ToString + Send + 'static> Api<T> {
    async fn __list(db: &Db, name: String) -> String {
        format!("{} {} {name}", db.0, Self::count() + T::default().to_string().len())
    }
    /// Names a type parameter of the block.
    ///
    /** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | guard |  | request value [`App::named`](App::named) | error of `named` |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `name` | `String` | request value [`App::name`](App::name) | error of `name` |*/
    pub(crate) fn list(
        state: ::hardwire::wired::headers::State<App>,
    ) -> impl ::core::future::Future<
        Output = ::hardwire::__private::Response,
    > + ::core::marker::Send {
        let ::hardwire::wired::headers::State(app, headers) = state;
        async move {
            if let ::core::result::Result::Err(error) = App::named(&headers) {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
            let name = match App::name(&headers) {
                ::core::result::Result::Ok(name) => name,
                ::core::result::Result::Err(error) => {
                    return ::hardwire::__private::IntoResponse::into_response(error);
                }
            };
            let returned = Self::__list(::hardwire::bounds::same(&app.db), name).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
    /** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | guard |  | request value [`App::named`](App::named) | error of `named` |
 | guard |  | request value [`App::name`](App::name) | error of `name` |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |*/
    pub(crate) fn ban(
        state: ::hardwire::wired::headers::State<App>,
    ) -> impl ::core::future::Future<
        Output = ::hardwire::__private::Response,
    > + ::core::marker::Send {
        async fn ban(db: &Db) -> &'static str {
            db.0
        }
        let ::hardwire::wired::headers::State(app, headers) = state;
        async move {
            if let ::core::result::Result::Err(error) = App::named(&headers) {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
            let _name = match ::hardwire::bounds::guard_result(
                App::name(&headers),
                0,
                0,
            ) {
                ::core::result::Result::Ok(_name) => _name,
                ::core::result::Result::Err(error) => {
                    return ::hardwire::__private::IntoResponse::into_response(error);
                }
            };
            let returned = ban(::hardwire::bounds::same(&app.db)).await;
            ::hardwire::__private::IntoResponse::into_response(returned)
        }
    }
    fn count() -> usize {
        1
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(Api::<u8>::list))
        .route("/ban", any(Api::<u8>::ban))
        .with_state(app)
}
