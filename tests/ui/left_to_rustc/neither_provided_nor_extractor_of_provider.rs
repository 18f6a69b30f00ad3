//! The provider's parameter is told in any case, also where no handler needs it; the handler that
//! does calls a function that exists only for extractors. Which of two such functions it calls is
//! the handler's to say, so neither can be left out.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct Token(u32);

#[container]
impl App {
    #[request]
    fn user(token: Token) -> User {
        User(token.0)
    }
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
