use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

struct User(String);

#[container]
impl App {
    #[singleton]
    fn db() -> Result<Dbb, std::io::Error> {
        Ok(Db(1))
    }

    #[request]
    fn user(db: &Db) -> User {
        User(db.0.to_string())
    }
}

#[inject]
async fn hello(db: &Db, user: &User) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
