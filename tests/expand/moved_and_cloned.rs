use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Ticket(u8);
#[derive(Clone)]
struct Token(u8);
struct Signature(u8);

#[container]
impl App {
    #[request]
    fn ticket() -> Ticket {
        Ticket(1)
    }

    #[request]
    fn token() -> Token {
        Token(2)
    }

    #[request]
    fn signature(token: Token) -> Signature {
        Signature(token.0 + 1)
    }
}

#[inject]
async fn hello(moved: Ticket, signature: &Signature, last: Token) -> String {
    format!("{} {} {}", moved.0, signature.0, last.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
