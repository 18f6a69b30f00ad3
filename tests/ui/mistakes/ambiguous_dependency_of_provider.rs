use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);
struct Repo(u32);

#[container]
impl App {
    #[singleton]
    fn primary() -> Db {
        Db(1)
    }

    #[singleton]
    fn replica() -> Db {
        Db(2)
    }

    #[request]
    fn repo(db: &Db) -> Repo {
        Repo(db.0)
    }
}

#[inject]
async fn hello(repo: &Repo) -> String {
    repo.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
