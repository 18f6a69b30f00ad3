use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct Db;
struct User(&'static str);
struct Claude(u8);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db
    }

    #[request]
    async fn user(db: &Db) -> Result<User, StatusCode> {
        let Db = db;
        Ok(User("Ada"))
    }

    #[factory]
    fn claude(#[arg] model: u8) -> Claude {
        Claude(model)
    }
}

#[inject]
async fn hello(user: &User, claude: impl Fn(u8) -> Claude) -> String {
    format!("{} {}", user.0, claude(1).0)
}

fn main() {
    let _ = async {
        let app = App::builder().override_db(|| Db).build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
