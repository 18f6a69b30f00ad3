use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Nested<T>(PhantomData<T>);

#[container]
impl App {
    #[request]
    fn nested<T>(inner: &Nested<Vec<T>>) -> Nested<T> {
        let Nested(PhantomData) = inner;
        Nested(PhantomData)
    }
}

#[inject]
async fn hello(nested: &Nested<u8>) -> &'static str {
    let Nested(PhantomData) = nested;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
