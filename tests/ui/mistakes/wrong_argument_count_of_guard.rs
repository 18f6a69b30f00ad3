use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u16);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(80)
    }

    #[factory]
    fn has_port(db: &Db, #[arg] port: u16) -> Result<(), StatusCode> {
        let has_port = db.0 == port;
        has_port.then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, guard(has_port))]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
