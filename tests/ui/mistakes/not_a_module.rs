use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod chat {
    use hardwire::container;

    pub(crate) struct User;

    #[container]
    impl Chat {
        #[request]
        fn user() -> User {
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
