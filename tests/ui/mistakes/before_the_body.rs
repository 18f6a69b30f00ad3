use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

struct Tx(u16);

struct Accounts(u16);

#[container]
impl App {
    #[request(after_body)]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request]
    fn accounts(tx: &Tx) -> Accounts {
        Accounts(tx.0)
    }
}

#[inject]
async fn hello(accounts: &Accounts, body: String) -> String {
    accounts.0.to_string() + &body
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
