use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct User;

struct Cache<T>(PhantomData<T>);

#[module]
impl Names {
    #[request]
    fn name(cache: &Cache<User>) -> String {
        let Cache(PhantomData) = cache;
        "Ada".to_owned()
    }
}

#[container(modules(Names))]
impl App {
    #[singleton]
    fn cache<T>() -> Cache<T> {
        Cache(PhantomData)
    }
}

#[inject]
async fn hello(name: &String) -> String {
    name.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
