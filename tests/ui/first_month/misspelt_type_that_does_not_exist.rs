use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Session(u32);

#[container]
impl App {
    #[request]
    fn session() -> Session {
        Session(1)
    }
}

#[inject]
async fn hello(session: &Sesion) -> String {
    session.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
