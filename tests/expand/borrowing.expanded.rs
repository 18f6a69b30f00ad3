// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::routing::any;
struct Db(&'static str);

struct Repo<'a>(&'a Db);

struct Query<'a> {
    repo: &'a Repo<'a>,
}

impl App {
    ///Provides `Db`.
    pub(crate) fn db() -> Db {
        Db("db")
    }
    ///Provides `Repo`.
    pub(crate) fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }
    ///Provides `Query`.
    pub(crate) fn query<'a>(repo: &'a Repo<'a>) -> Query<'a> {
        Query { repo }
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Repo<'_>>::TYPE.is_a_value();
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned_query<'a>(_: Query<'a>) {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Query<'a>>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `repo` | `&Repo` | request value [`App::repo`](App::repo) |  |
 | `query` | `&Query` | request value [`App::query`](App::query) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(repo: &Repo<'_>, query: &Query<'_>) -> String {
        format!("{} {}", repo.0.0, query.repo.0.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let repo = App::repo(&app.db);
        let query = App::query(&repo);
        let returned = hello(
                ::hardwire::bounds::same(&repo),
                ::hardwire::bounds::same(&query),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
