use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User;

struct Order;

struct Cache<T>(PhantomData<T>);

#[container]
impl App {
    #[singleton]
    fn cache<T>() -> Cache<T> {
        Cache(PhantomData)
    }

    #[request]
    fn name(cache: &Cache<User>) -> String {
        let Cache(PhantomData) = cache;
        "Ada".to_owned()
    }
}

#[inject]
async fn hello(name: &String, orders: &Cache<Order>) -> String {
    let Cache(PhantomData) = orders;
    name.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
