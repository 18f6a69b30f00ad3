use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

mod chat {
    use hardwire::module;

    pub(crate) struct User;

    #[module]
    impl Chat {
        #[request]
        fn user() -> User {
            User
        }
    }
}

struct Admin;

#[module]
impl Admins {
    #[request]
    fn user() -> Admin {
        Admin
    }
}

#[container(modules(chat::Chat, Admins))]
impl App {}

#[inject]
async fn hello(user: &chat::User) {
    let _ = user;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
