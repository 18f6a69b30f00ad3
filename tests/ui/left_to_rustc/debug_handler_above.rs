use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);

#[container]
impl App {
    #[singleton]
    fn user() -> User {
        User(7)
    }
}

#[axum::debug_handler(state = App)]
#[inject]
async fn hello(user: &User) -> String {
    user.0.to_string()
}

fn main() {
    let _: Router<App> = Router::new().route("/", get(hello));
    let _ = App::build();
}
