use axum::Router;
use axum::routing::get;
use hardwire::{Deferred, container, inject};

struct Tx(u32);

struct Accounts(u32);

#[container]
impl App {
    #[request]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request]
    async fn accounts(tx: impl Deferred<Tx, String>) -> Result<Accounts, String> {
        Ok(Accounts(tx.get().await?.0))
    }
}

#[inject]
async fn hello(accounts: &Accounts) -> String {
    accounts.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
