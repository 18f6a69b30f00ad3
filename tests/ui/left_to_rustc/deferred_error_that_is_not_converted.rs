use axum::Router;
use axum::routing::get;
use hardwire::{Deferred, container, inject};

struct Tx(u32);

struct DbError;

#[container]
impl App {
    #[request]
    async fn tx() -> Result<Tx, DbError> {
        Ok(Tx(1))
    }
}

#[inject]
async fn hello(tx: impl Deferred<Tx, String>) -> Result<String, String> {
    Ok(tx.get().await?.0.to_string())
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
