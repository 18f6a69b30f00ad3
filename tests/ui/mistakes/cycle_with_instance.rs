use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Page<T>(PhantomData<T>);

struct Book(PhantomData<u8>);

#[container]
impl App {
    #[request]
    fn page<T>(book: &Book) -> Page<T> {
        let Book(PhantomData) = book;
        Page(PhantomData)
    }

    #[request]
    fn book(page: &Page<u8>) -> Book {
        Book(page.0)
    }
}

#[inject]
async fn hello(book: &Book) -> &'static str {
    let Book(PhantomData) = book;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
