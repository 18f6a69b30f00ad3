//! The first error is the one to mend. rustc adds one for each place that reaches the type.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod chat {
    use hardwire::module;

    pub(crate) struct User;
    struct Db;

    #[module]
    impl Chat {
        #[singleton]
        fn db() -> Db {
            Db
        }

        #[request]
        fn user(db: &Db) -> User {
            let _ = db;
            User
        }
    }
}

#[container(modules(chat::Chat))]
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
