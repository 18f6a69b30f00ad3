use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Token(u32);
struct Signature(u32);

#[container]
impl App {
    #[request]
    fn token() -> Token {
        Token(7)
    }

    #[request]
    fn signature(token: Token) -> Signature {
        Signature(token.0)
    }
}

#[inject]
async fn hello(signature: &Signature, token: &Token) -> String {
    format!("{} {}", signature.0, token.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
