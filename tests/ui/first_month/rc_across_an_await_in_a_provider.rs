use std::rc::Rc;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);

#[container]
impl App {
    #[request]
    async fn user() -> User {
        let id = Rc::new(1);
        std::future::ready(()).await;
        User(*id)
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
