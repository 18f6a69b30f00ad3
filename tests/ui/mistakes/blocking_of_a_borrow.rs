use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db;
struct Repo<'a>(&'a Db);
struct Report;

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db
    }

    #[request]
    fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }

    #[request(blocking)]
    fn report(repo: &Repo<'_>) -> Report {
        let _ = repo.0;
        Report
    }
}

#[inject]
async fn hello(report: &Report) {
    let _ = report;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
