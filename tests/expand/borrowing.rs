use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Db(&'static str);
struct Repo<'a>(&'a Db);
struct Query<'a> {
    repo: &'a Repo<'a>,
}

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("db")
    }

    #[request]
    fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }

    #[request]
    fn query<'a>(repo: &'a Repo<'a>) -> Query<'a> {
        Query { repo }
    }
}

#[inject]
async fn hello(repo: &Repo<'_>, query: &Query<'_>) -> String {
    format!("{} {}", repo.0.0, query.repo.0.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
