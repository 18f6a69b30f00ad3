use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u16);

impl Tx {
    async fn finish(self) {}
}

#[container]
impl App {
    #[input(teardown = Tx::finish)]
    fn tx() -> Tx;
}

#[inject]
async fn hello(tx: &Tx) -> String {
    tx.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build(Tx(1)).await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
