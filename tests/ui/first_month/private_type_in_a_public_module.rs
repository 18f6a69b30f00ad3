//! rustc reports each place at which the private type is named through the module.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod sessions {
    use hardwire::module;

    struct Key(u32);

    pub struct Session(pub u32);

    #[module(pub)]
    impl Sessions {
        #[singleton]
        fn key() -> Key {
            Key(1)
        }

        #[request]
        fn session(key: &Key) -> Session {
            Session(key.0)
        }
    }
}

#[container(modules(sessions::Sessions))]
impl App {}

#[inject]
async fn hello(session: &sessions::Session) -> String {
    session.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
