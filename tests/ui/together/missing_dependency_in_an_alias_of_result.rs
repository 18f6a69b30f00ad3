//! The handler asks by the name of a type, and cannot see that the alias is a `Result` of it.

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

type Fallible<T> = Result<T, std::io::Error>;

struct Db(u32);

#[container]
impl App {
    #[request]
    fn db() -> Fallible<Db> {
        Ok(Db(7))
    }
}

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
