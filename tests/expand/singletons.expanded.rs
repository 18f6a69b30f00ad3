// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::sync::Arc;
use axum::Router;
use axum::routing::any;
#[derive(Clone)]
struct Greeting(&'static str);

struct Db(&'static str);

impl App {
    ///Provides `Greeting`.
    pub(crate) fn greeting() -> Greeting {
        Greeting("hello")
    }
    ///Provides `Db`.
    pub(crate) fn db() -> Arc<Db> {
        Arc::new(Db("db"))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Greeting>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Arc<Db>>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `borrowed` | `&Greeting` | singleton [`App::greeting`](App::greeting) |  |
 | `cloned` | `Greeting` | singleton [`App::greeting`](App::greeting) |  |
 | `db` | `&Db` | singleton [`App::db`](App::db) |  |
 | `shared` | `Arc<Db>` | singleton [`App::db`](App::db) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        borrowed: &Greeting,
        cloned: Greeting,
        db: &Db,
        shared: Arc<Db>,
    ) -> String {
        format!("{} {} {} {}", borrowed.0, cloned.0, db.0, shared.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = hello(
                ::hardwire::bounds::same(&app.greeting),
                ::hardwire::bounds::ClonedSingleton::clone(
                    ::hardwire::bounds::same(&app.greeting),
                ),
                ::hardwire::bounds::same(&*app.db),
                ::hardwire::bounds::ClonedSingleton::clone(
                    ::hardwire::bounds::same(&app.db),
                ),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
