use axum::Router;
use axum::http::Uri;
use axum::routing::any;
use hardwire::{container, inject};

#[derive(Clone)]
struct Db(&'static str);
struct Report(String);

#[container]
impl App {
    #[singleton]
    fn primary() -> Db {
        Db("primary")
    }

    #[singleton]
    fn replica() -> Db {
        Db("replica")
    }

    #[factory]
    fn has_query(uri: &Uri, #[arg] name: &str) -> bool {
        uri.query().is_some_and(|query| query.contains(name))
    }

    #[request]
    fn report(#[dep(replica)] db: &Db, #[dep(has_query("page"))] is_paged: bool) -> Report {
        Report(format!("{} {is_paged}", db.0))
    }
}

#[inject]
async fn hello(
    #[dep] report: Report,
    #[dep(primary)] db: &Db,
    replica: Db,
    #[dep(has_query("missing"))] found: bool,
) -> String {
    format!("{} {} {} {found}", report.0, db.0, replica.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
