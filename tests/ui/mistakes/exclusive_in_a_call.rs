use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u32);

struct Order(u32);

#[container]
impl App {
    #[request]
    fn tx() -> Tx {
        Tx(1)
    }

    #[factory]
    fn order(tx: &mut Tx, #[arg] id: u32) -> Order {
        tx.0 += 1;
        Order(tx.0 + id)
    }
}

#[inject]
async fn hello(order: impl Fn(u32) -> Order) -> String {
    order(1).0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
