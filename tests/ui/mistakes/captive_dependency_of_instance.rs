use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(PhantomData<fn() -> u8>);

struct Session<T>(PhantomData<T>);

struct Cache<T>(PhantomData<T>);

struct Index;

#[container]
impl App {
    #[request]
    fn session() -> Session<User> {
        Session(PhantomData)
    }

    #[singleton]
    fn cache<T>(session: &Session<T>) -> Cache<T> {
        Cache(session.0)
    }

    #[singleton]
    fn index(cache: &Cache<User>) -> Index {
        let Cache(PhantomData) = cache;
        Index
    }
}

#[inject]
async fn hello(index: &Index) -> &'static str {
    let Index = index;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
