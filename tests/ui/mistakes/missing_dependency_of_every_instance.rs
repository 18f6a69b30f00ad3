use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Policy<S>(PhantomData<S>);

struct Authorized<S>(PhantomData<S>);

#[container]
impl App {
    #[request]
    fn authorized<S>(policy: &Policy<S>) -> Authorized<S> {
        Authorized(policy.0)
    }
}

#[inject]
async fn hello(authorized: &Authorized<u8>) -> &'static str {
    let Authorized(PhantomData) = authorized;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
