use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Session(&'static str);
struct Left(String);
struct Right(String);

#[container]
impl App {
    #[request]
    fn session() -> Session {
        Session("session")
    }

    #[request]
    fn left(session: &Session) -> Left {
        Left(format!("left of {}", session.0))
    }

    #[request]
    fn right(session: &Session) -> Right {
        Right(format!("right of {}", session.0))
    }
}

#[inject]
async fn hello(left: &Left, right: &Right) -> String {
    format!("{}, {}", left.0, right.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
