use std::marker::PhantomData;

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct Db(&'static str);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("list")
    }

    #[request]
    fn named(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers
            .get("x-name")
            .map(|_| ())
            .ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request]
    fn name(headers: &HeaderMap) -> Result<String, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        name.map(str::to_owned).ok_or(StatusCode::UNAUTHORIZED)
    }
}

struct Api<T>(PhantomData<T>);

#[inject(App, guard(named))]
impl<T: Default + ToString + Send + 'static> Api<T> {
    /// Names a type parameter of the block.
    pub(crate) async fn list(db: &Db, name: String) -> String {
        format!(
            "{} {} {name}",
            db.0,
            Self::count() + T::default().to_string().len()
        )
    }

    #[inject(guard(name))]
    pub(crate) async fn ban(db: &Db) -> &'static str {
        db.0
    }

    fn count() -> usize {
        1
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(Api::<u8>::list))
        .route("/ban", any(Api::<u8>::ban))
        .with_state(app)
}
