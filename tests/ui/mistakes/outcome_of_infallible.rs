use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct User(&'static str);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User("Ada")
    }
}

#[inject]
async fn hello(user: Result<&User, StatusCode>) -> &'static str {
    user.map_or("guest", |user| user.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
