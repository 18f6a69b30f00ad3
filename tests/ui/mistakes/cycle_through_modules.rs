use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

mod chat {
    use hardwire::module;

    use super::Session;

    pub(crate) struct User;

    #[module]
    impl Chat {
        #[request]
        fn user(session: &Session) -> User {
            let _ = session;
            User
        }
    }
}

pub(crate) struct Session;

#[module]
impl Sessions {
    #[request]
    fn session(user: &chat::User) -> Session {
        let _ = user;
        Session
    }
}

#[container(modules(chat::Chat, Sessions))]
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
