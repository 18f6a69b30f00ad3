use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Users(u32);

struct Orders(u32);

#[container]
impl App {
    #[singleton]
    fn users(orders: &Orders) -> Users {
        Users(orders.0)
    }

    #[singleton]
    fn orders(users: &Users) -> Orders {
        Orders(users.0)
    }
}

#[inject]
async fn hello(users: &Users, orders: &Orders) -> String {
    format!("{} {}", users.0, orders.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
