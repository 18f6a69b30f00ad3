use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hardwire::{LazyTimeout, container, inject};

struct Db(u16);

#[derive(Clone)]
struct Unavailable;

impl From<LazyTimeout> for Unavailable {
    fn from(_: LazyTimeout) -> Self {
        Self
    }
}

impl IntoResponse for Unavailable {
    fn into_response(self) -> Response {
        StatusCode::SERVICE_UNAVAILABLE.into_response()
    }
}

#[container]
impl App {
    #[singleton(lazy, timeout)]
    async fn db() -> Result<Db, Unavailable> {
        Ok(Db(1))
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
