use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Pool(u32);

type Reports = Pool;

#[container]
impl App {
    #[singleton]
    fn pool() -> Pool {
        Pool(1)
    }

    #[singleton]
    fn reports() -> Reports {
        Pool(2)
    }
}

#[inject]
async fn hello(pool: &Pool, reports: &Reports) -> String {
    (pool.0 + reports.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
