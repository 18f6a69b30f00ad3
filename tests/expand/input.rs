use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Settings(&'static str);
struct Db(String);

#[container]
impl App {
    /// The arguments of the command line.
    #[input]
    fn settings() -> Settings;

    #[singleton]
    fn db(settings: &Settings) -> Db {
        Db(format!("db of {}", settings.0))
    }
}

#[inject]
async fn hello(settings: &Settings, db: &Db) -> String {
    format!("{} {}", settings.0, db.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build(Settings("settings")).await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
