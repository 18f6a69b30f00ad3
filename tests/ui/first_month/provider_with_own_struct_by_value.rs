//! rustc reports the extractor where the provider asks for it, and where the handler runs it.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Token(String);

struct User(String);

#[container]
impl App {
    #[request]
    fn user(token: Token) -> User {
        User(token.0)
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
