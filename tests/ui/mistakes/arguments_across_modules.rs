use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod chat {
    use hardwire::module;

    pub(crate) struct User;

    #[module]
    impl Chat {
        #[request]
        fn user(#[dep(has("bar"))] found: bool) -> User {
            let _ = found;
            User
        }
    }
}

#[container(modules(chat::Chat))]
impl App {
    #[factory]
    fn has(#[arg] name: &str) -> bool {
        name.is_empty()
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
