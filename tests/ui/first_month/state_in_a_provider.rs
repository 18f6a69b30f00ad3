//! rustc reports the extractor where the provider asks for it, and where the handler runs it.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

struct User(String);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(1)
    }

    #[request]
    fn user(State(db): State<Db>) -> User {
        User(db.0.to_string())
    }
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
