use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Page<T>(PhantomData<T>);

#[container]
impl App {
    #[request(extract)]
    fn page<T>() -> Page<T> {
        Page(PhantomData)
    }
}

#[inject]
async fn hello(page: Page<u8>) -> &'static str {
    let Page(PhantomData) = page;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
