use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Chicken<T>(PhantomData<T>);

struct Egg<T>(PhantomData<T>);

#[container]
impl App {
    #[request]
    fn chicken<T>(egg: &Egg<T>) -> Chicken<T> {
        Chicken(egg.0)
    }

    #[request]
    fn egg<T>(chicken: &Chicken<Vec<T>>) -> Egg<Vec<T>> {
        let Chicken(PhantomData) = chicken;
        Egg(PhantomData)
    }
}

#[inject]
async fn hello(chicken: &Chicken<Vec<u8>>) -> &'static str {
    let Chicken(PhantomData) = chicken;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
