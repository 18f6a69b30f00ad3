use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

struct Quota(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(7)
    }
}

#[inject(App, task)]
async fn job(db: &Db, quota: &Quota, #[arg] more: u32) -> u32 {
    db.0 + quota.0 + more
}

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let sum: u32 = job(&app, 3).await + 1;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>((router, sum))
    };
}
