use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Session(u32);

#[module]
impl Sessions {
    #[request]
    fn session() -> Session {
        Session(1)
    }
}

#[container(module = Sessions)]
impl App {}

#[inject]
async fn hello(session: &Session) -> String {
    session.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
