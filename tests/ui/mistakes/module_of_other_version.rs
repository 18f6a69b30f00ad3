use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User;

/// What an older module left for its containers.
macro_rules! older {
    ($($rest:tt)*) => {
        hardwire::expansion::gather! { { { "hardwire 0.0.9" "1a2b" Chat } } $($rest)* }
    };
}
use older as Chat;

#[container(modules(Chat))]
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
