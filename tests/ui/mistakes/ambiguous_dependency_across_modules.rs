use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

mod chat {
    use hardwire::module;

    use super::Db;

    pub(crate) struct User;

    #[module]
    impl Chat {
        #[request]
        fn user(db: &Db) -> User {
            let _ = db;
            User
        }

        #[singleton]
        fn primary() -> Db {
            Db
        }
    }
}

pub(crate) struct Db;

#[module]
impl Replicas {
    #[singleton]
    fn replica() -> Db {
        Db
    }
}

#[container(modules(chat::Chat, Replicas))]
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
