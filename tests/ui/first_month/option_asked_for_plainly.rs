use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Option<User> {
        headers.get("x-user").map(|_| User(1))
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
