use axum::Router;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use hardwire::{container, inject};

struct ApiError;

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        "oops".into_response()
    }
}

struct Db(u32);

#[container(error = ApiError)]
impl App {
    #[request]
    fn db() -> Result<Db, std::num::ParseIntError> {
        Ok(Db("1".parse()?))
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
