use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Page<T>(PhantomData<T>);

#[container]
impl App {
    #[request]
    fn first<T>() -> Page<T> {
        Page(PhantomData)
    }

    #[request]
    fn second<T>() -> Page<Vec<T>> {
        Page(PhantomData)
    }
}

#[inject]
async fn hello(second: &Page<Vec<u8>>, page: &Page<Vec<u8>>) -> &'static str {
    let (Page(PhantomData), Page(PhantomData)) = (second, page);
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
