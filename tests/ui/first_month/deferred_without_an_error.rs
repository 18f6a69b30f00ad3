use axum::Router;
use axum::routing::get;
use hardwire::Deferred;
use hardwire::{container, inject};

struct Tx(u16);

impl Tx {
    fn size(&self) {
        assert!(self.0 > 0);
    }
}

#[container]
impl App {
    #[request]
    fn tx() -> Tx {
        Tx(1)
    }
}

#[inject]
async fn hello(tx: impl Deferred<Tx>) -> String {
    tx.get().await.size();
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
