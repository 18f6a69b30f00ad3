//! The container is defined by the macro of its last module, so it is only there if all are
//! found: what it is before is not known, and whoever names it misses it.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User;

#[container(modules(chat::Chat))]
impl App {
    #[request]
    fn user() -> User {
        User
    }
}

#[inject]
async fn hello(user: &User) {
    let _ = user;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
