use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod chat {
    use hardwire::module;

    pub(crate) struct User;
    pub(crate) struct Session;

    #[module]
    impl Chat {
        #[request]
        fn user(session: &Session) -> User {
            let _ = session;
            User
        }

        #[request]
        fn session(&self) -> Session {
            Session
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
