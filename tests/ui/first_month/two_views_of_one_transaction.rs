use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u32);

struct Users<'a>(&'a mut Tx);

struct Orders<'a>(&'a mut Tx);

#[container]
impl App {
    #[request]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request]
    fn users(tx: &mut Tx) -> Users<'_> {
        Users(tx)
    }

    #[request]
    fn orders(tx: &mut Tx) -> Orders<'_> {
        Orders(tx)
    }
}

#[inject]
async fn hello(users: &mut Users<'_>, orders: &mut Orders<'_>) -> String {
    users.0.0 += 1;
    orders.0.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
