use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db;
struct Repo<'a>(&'a Db);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db
    }

    #[factory(blocking)]
    fn repo(db: &Db) -> Repo<'_> {
        Repo(db)
    }
}

#[inject]
async fn hello(repo: Repo<'_>) {
    let _ = repo.0;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
