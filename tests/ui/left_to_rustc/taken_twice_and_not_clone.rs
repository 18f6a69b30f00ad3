use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Token(u32);

#[container]
impl App {
    #[request]
    fn token() -> Token {
        Token(7)
    }
}

#[inject]
async fn hello(one: Token, other: Token) -> String {
    format!("{} {}", one.0, other.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
