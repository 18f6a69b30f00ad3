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

struct Api;

impl Api {
    const NAME: &str = "api";

    #[inject]
    async fn hello(db: &Db, quota: &Quota) -> String {
        format!("{} {} {}", Self::NAME, db.0, quota.0)
    }
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(Api::hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
