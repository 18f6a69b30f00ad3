use std::num::ParseIntError;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hardwire::{container, inject};

struct Config(u16);
struct Key(u16);
#[derive(Clone)]
struct Db(u16);
struct Rows(u16);
struct Report(u16);

#[derive(Clone)]
struct Failure;

#[container]
impl App {
    #[singleton]
    fn config() -> Result<Config, ParseIntError> {
        "5432".parse().map(Config)
    }

    #[singleton(lazy)]
    fn key(config: &Config) -> Key {
        Key(config.0)
    }

    #[singleton(lazy, timeout = Duration::from_secs(5), teardown = Db::close)]
    async fn db(config: &Config, key: &Key) -> Result<Db, Failure> {
        Ok(Db(config.0 + key.0))
    }

    #[factory]
    fn rows(db: &Db, #[arg] first: u16) -> Rows {
        Rows(db.0 + first)
    }

    #[request(blocking)]
    fn report(db: &Db) -> Report {
        Report(db.0)
    }
}

impl Db {
    async fn close(self) {}
}

impl From<hardwire::LazyTimeout> for Failure {
    fn from(_: hardwire::LazyTimeout) -> Self {
        Self
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        StatusCode::BAD_GATEWAY.into_response()
    }
}

#[inject]
async fn hello(db: &Db, owned: Db, key: &Key) -> String {
    format!("{} {} {}", db.0, owned.0, key.0)
}

#[inject]
async fn called(rows: impl Fn(u16) -> Rows) -> String {
    format!("{} {}", rows(1).0, rows(2).0)
}

#[inject]
async fn called_later(rows: impl AsyncFn(u16) -> Result<Rows, Failure>) -> Result<String, Failure> {
    Ok(rows(1).await?.0.to_string())
}

#[inject]
async fn on_another_thread(report: &Report) -> String {
    report.0.to_string()
}

#[inject(App, task)]
async fn warm(key: &Key, db: &Db) -> Result<u16, Failure> {
    Ok(key.0 + db.0)
}

#[inject(App, concurrent)]
async fn at_once(key: &Key, db: &Db) -> String {
    format!("{} {}", key.0, db.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    warm(&app).await.ok();
    Router::new()
        .route("/", any(hello))
        .route("/called", any(called))
        .route("/called/later", any(called_later))
        .route("/report", any(on_another_thread))
        .route("/at_once", any(at_once))
        .with_state(app)
}
