// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use axum::Router;
use axum::http::Uri;
use axum::routing::any;
#[derive(Clone)]
struct Db(&'static str);

struct Report(String);

impl App {
    ///Provides `Db`.
    pub(crate) fn primary() -> Db {
        Db("primary")
    }
    ///Provides `Db`.
    pub(crate) fn replica() -> Db {
        Db("replica")
    }
    ///Provides `bool`.
    pub(crate) fn has_query(uri: &Uri, name: &str) -> bool {
        uri.query().is_some_and(|query| query.contains(name))
    }
    ///Provides `Report`.
    pub(crate) fn report(db: &Db, is_paged: bool) -> Report {
        Report(format!("{} {is_paged}", db.0))
    }
    #[doc(hidden)]
    pub(crate) fn __apply_report_1(dependency_0: &Uri) -> bool {
        App::has_query(dependency_0, "page")
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<bool>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `Report` | request value [`App::report`](App::report) |  |
 | `db` | `&Db` | singleton [`App::primary`](App::primary) |  |
 | `replica` | `Db` | singleton [`App::replica`](App::replica) |  |
 | `found` | `bool` | factory [`App::has_query`](App::has_query) |  |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(report: Report, db: &Db, replica: Db, found: bool) -> String {
        format!("{} {} {} {found}", report.0, db.0, replica.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let has_query = App::__apply_report_1(request.uri());
        let report = App::report(&app.replica, has_query);
        let has_query_2 = App::has_query(request.uri(), "missing");
        let returned = hello(
                report,
                ::hardwire::bounds::same(&app.primary),
                ::hardwire::bounds::ClonedSingleton::clone(
                    ::hardwire::bounds::same(&app.replica),
                ),
                has_query_2,
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
