use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u16);

struct Down;

impl IntoResponse for Down {
    fn into_response(self) -> Response {
        StatusCode::BAD_GATEWAY.into_response()
    }
}

#[container]
impl App {
    #[singleton(lazy)]
    async fn db() -> Result<Db, Down> {
        Err(Down)
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
