use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u32);

#[container]
impl App {
    #[request]
    async fn tx() -> Tx {
        Tx(1)
    }
}

#[inject]
async fn hello(tx: impl AsyncFn() -> Tx) -> String {
    tx().await.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
