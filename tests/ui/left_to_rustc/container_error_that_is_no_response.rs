use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct ApiError;

#[container(error = ApiError)]
impl App {
    #[request]
    fn user() -> Result<User, ApiError> {
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
