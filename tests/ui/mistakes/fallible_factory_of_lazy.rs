use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u16);
struct Rows(u16);

#[container]
impl App {
    #[singleton(lazy)]
    async fn db() -> Result<Db, StatusCode> {
        Ok(Db(1))
    }

    #[factory]
    fn rows(db: &Db) -> Rows {
        Rows(db.0)
    }
}

#[inject]
async fn hello(rows: impl AsyncFn() -> Rows) -> String {
    rows().await.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
