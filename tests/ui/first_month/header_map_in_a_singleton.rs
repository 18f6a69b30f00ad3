use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db(headers: HeaderMap) -> Db {
        Db(headers.len() as u32)
    }
}

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
