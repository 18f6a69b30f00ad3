use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct NotFound;
struct ApiError;

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        StatusCode::BAD_REQUEST.into_response()
    }
}

#[container(error = ApiError)]
impl App {
    #[request]
    fn user() -> Result<User, NotFound> {
        Ok(User(7))
    }
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
