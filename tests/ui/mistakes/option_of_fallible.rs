use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

struct User(&'static str);

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let is_known = headers.contains_key("authorization");
        is_known.then_some(User("Ada")).ok_or(StatusCode::UNAUTHORIZED)
    }
}

#[inject]
async fn hello(user: Option<&User>) -> &'static str {
    user.map_or("guest", |user| user.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
