use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

struct Tx(u16);

#[container]
impl App {
    #[request(after_body)]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request(after_body)]
    fn has_account(tx: &Tx) -> Result<(), String> {
        (tx.0 > 0).then_some(()).ok_or("no account".to_owned())
    }
}

#[inject(App, guard(has_account))]
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
