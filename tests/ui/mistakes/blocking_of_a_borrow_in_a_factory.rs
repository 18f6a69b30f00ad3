use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db;
struct Repo<'a>(&'a Db);
struct Page;
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

    #[factory]
    fn page(repo: &Repo<'_>) -> Page {
        let _ = repo.0;
        Page
    }

    #[request(blocking)]
    fn report(page: impl Fn() -> Page) -> Report {
        let Page = page();
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
