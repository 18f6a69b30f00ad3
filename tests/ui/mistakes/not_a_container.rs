use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct User;

#[module]
impl Chat {
    #[request]
    fn user() -> User {
        User
    }
}

#[container(modules(Chat))]
impl App {}

#[inject(Chat)]
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
