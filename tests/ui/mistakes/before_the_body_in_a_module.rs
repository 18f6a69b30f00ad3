use axum::Router;
use axum::routing::post;
use hardwire::{container, inject, module};

struct Tx(u16);

struct Accounts(u16);

#[module]
impl Banking {
    #[factory]
    fn accounts(tx: &Tx) -> Accounts {
        Accounts(tx.0)
    }
}

#[container(modules(Banking))]
impl App {
    #[request(after_body)]
    fn tx() -> Tx {
        Tx(1)
    }
}

#[inject]
async fn hello(accounts: Accounts, body: String) -> String {
    accounts.0.to_string() + &body
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
