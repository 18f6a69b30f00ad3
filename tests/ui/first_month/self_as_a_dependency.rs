use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

struct Users(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(1)
    }

    #[singleton]
    fn users(&self) -> Users {
        Users(self.db.0)
    }
}

#[inject]
async fn hello(users: &Users) -> String {
    users.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
