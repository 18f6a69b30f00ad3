use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct Client(u16);
struct Db(u16);

#[container]
impl App {
    #[factory]
    fn client() -> Result<Client, StatusCode> {
        Ok(Client(1))
    }

    #[singleton(lazy)]
    async fn db(client: Client) -> Db {
        Db(client.0)
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
