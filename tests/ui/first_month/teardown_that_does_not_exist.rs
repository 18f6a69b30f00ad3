use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u16);

impl Tx {
    fn finish(self) {
        drop(self.0);
    }
}

#[container]
impl App {
    #[request(teardown = Tx::close)]
    fn tx() -> Tx {
        Tx(1)
    }
}

#[inject]
async fn hello(tx: &Tx) -> String {
    tx.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
