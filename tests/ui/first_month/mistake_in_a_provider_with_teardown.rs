use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Pool;

struct Tx(u32);

impl Tx {
    async fn finish(self) {}
}

#[container]
impl App {
    #[request(teardown = Tx::finish)]
    fn tx(pool: &Pool) -> Tx {
        let Pool = pool;
        Tx(1)
    }
}

#[inject]
async fn hello(tx: &mut Tx) -> String {
    tx.0 += 1;
    tx.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
