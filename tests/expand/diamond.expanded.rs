// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Session(&'static str);

struct Left(String);

struct Right(String);

impl App {
    ///Provides `Session`.
    pub(crate) fn session() -> Session {
        Session("session")
    }
    ///Provides `Left`.
    pub(crate) fn left(session: &Session) -> Left {
        Left(format!("left of {}", session.0))
    }
    ///Provides `Right`.
    pub(crate) fn right(session: &Session) -> Right {
        Right(format!("right of {}", session.0))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Session>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Left>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Right>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `left` | `&Left` | request value [`App::left`](App::left) |  |
 | `right` | `&Right` | request value [`App::right`](App::right) |  |*/
fn hello() -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(left: &Left, right: &Right) -> String {
        format!("{}, {}", left.0, right.0)
    }
    async move {
        let session = App::session();
        let left = App::left(&session);
        let right = App::right(&session);
        let returned = hello(
                ::hardwire::bounds::same(&left),
                ::hardwire::bounds::same(&right),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
