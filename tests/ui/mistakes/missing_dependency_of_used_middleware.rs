use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
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

#[inject]
async fn layer(quota: &Quota, request: Request, next: Next) -> Response {
    if quota.0 == 0 {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    }
    next.run(request).await
}

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let layered = get(hello).layer(from_fn_with_state(app.clone(), layer));
        let router: Router = Router::new().route("/", layered).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
