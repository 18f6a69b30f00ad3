use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod accounts {
    pub struct Token(pub u8);
}

mod api {
    pub use super::accounts::Token;
}

#[container]
impl App {
    #[request]
    fn session() -> accounts::Token {
        accounts::Token(1)
    }

    #[request]
    fn reset() -> api::Token {
        api::Token(2)
    }
}

#[inject]
async fn hello(reset: &accounts::Token) -> String {
    reset.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
