use axum::Router;
use axum::http::{HeaderMap, Method};
use axum::routing::any;
use hardwire::{container, inject};

pub(crate) struct Db(&'static str);

mod chat {
    use hardwire::module;

    use super::{Db, HeaderMap, Method};

    pub(crate) struct Client(pub(crate) String);
    pub(crate) struct User(pub(crate) String);

    #[module]
    impl Chat {
        #[singleton]
        fn client(db: &Db) -> Client {
            Client(format!("client of {}", db.0))
        }

        #[request]
        fn user(headers: &HeaderMap, method: Method, #[dep(mark('!'))] mark: char) -> User {
            let name = headers.get("x-name").filter(|_| method == Method::POST);
            User(format!("{}{mark}", name.unwrap().to_str().unwrap()))
        }

        #[factory]
        fn mark(#[arg] mark: char) -> char {
            mark
        }
    }
}

mod service {
    use hardwire::module;

    use super::chat;

    #[module(modules(chat::Chat))]
    impl Service {}
}

#[container(modules(service::Service))]
impl App {
    #[singleton]
    fn db() -> Db {
        Db("db")
    }
}

#[inject]
async fn hello(user: &chat::User, client: &chat::Client) -> String {
    format!("{} of {}", user.0, client.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
