use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Session(u32);

struct ApiError;

impl axum::response::IntoResponse for ApiError {
    fn into_response(self) -> axum::response::Response {
        ().into_response()
    }
}

#[module]
impl Sessions {
    #[request]
    fn session() -> Session {
        Session(1)
    }
}

#[container(error(ApiError), modules(Sessions))]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn hello(session: &Session, port: &u16) -> String {
    (session.0 + u32::from(*port)).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
