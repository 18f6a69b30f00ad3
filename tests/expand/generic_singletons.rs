use std::marker::PhantomData;
use std::sync::Arc;

use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

pub(crate) struct User;

pub(crate) struct Order;

pub(crate) struct Cache<T>(&'static str, PhantomData<fn() -> T>);

pub(crate) struct Index<T>(&'static str, PhantomData<fn() -> T>);

pub(crate) struct Search(&'static str);

#[container]
impl App {
    #[singleton]
    fn cache<T>() -> Arc<Cache<T>> {
        Arc::new(Cache("cache", PhantomData))
    }

    #[singleton]
    async fn index<T>(cache: &Cache<T>) -> Result<Index<T>, std::fmt::Error> {
        Ok(Index(cache.0, PhantomData))
    }

    #[singleton]
    fn search(users: &Index<User>, orders: &Cache<Order>) -> Search {
        Search(if users.0 == orders.0 { "search" } else { "" })
    }
}

#[inject]
async fn find(search: &Search, users: &Index<User>, cache: Arc<Cache<Order>>) -> String {
    format!("{} {} {}", search.0, users.0, cache.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(find)).with_state(app)
}
