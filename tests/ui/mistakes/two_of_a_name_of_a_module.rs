use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

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

#[container(modules(chat::Chat))]
impl App {
    #[request]
    fn user() -> Admin {
        Admin
    }
}

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
