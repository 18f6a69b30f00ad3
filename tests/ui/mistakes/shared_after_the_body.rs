use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

struct Tx(u16);

#[container]
impl App {
    #[request(after_body, shared)]
    fn tx() -> Tx {
        Tx(1)
    }
}

#[inject]
async fn hello(tx: &Tx, body: String) -> String {
    tx.0.to_string() + &body
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
