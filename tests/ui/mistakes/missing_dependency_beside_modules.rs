use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct Db(u32);
struct Session(u32);

#[module]
impl Storage {
    #[singleton]
    fn db() -> Db {
        Db(1)
    }
}

#[module]
impl Sessions {
    #[request]
    fn session() -> Session {
        Session(1)
    }
}

#[container(modules(Storage))]
impl App {}

#[inject]
async fn hello(db: &Db, session: &Session) -> String {
    (db.0 + session.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
