use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u16);
struct Db(u16);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User(1)
    }

    #[singleton(lazy)]
    async fn db(user: &User) -> Db {
        Db(user.0)
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
