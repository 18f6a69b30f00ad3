use axum::Router;
use axum::routing::get;
use hardwire::{Deferred, container, inject};

mod other {
    pub struct Tx(pub u32);
}

struct Tx(u32);

#[container]
impl App {
    #[request]
    fn tx() -> Tx {
        Tx(1)
    }
}

#[inject]
async fn hello(tx: impl Deferred<other::Tx, String>) -> Result<String, String> {
    Ok(tx.get().await?.0.to_string())
}

fn main() {
    let _ = Tx(1).0;
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
