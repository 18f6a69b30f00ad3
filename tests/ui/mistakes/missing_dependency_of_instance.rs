use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Read;

struct Write;

struct Policy<S>(PhantomData<S>);

struct Authorized<S>(PhantomData<S>);

#[container]
impl App {
    #[singleton]
    fn policy() -> Policy<Read> {
        Policy(PhantomData)
    }

    #[request]
    fn authorized<S>(policy: &Policy<S>) -> Authorized<S> {
        Authorized(policy.0)
    }
}

#[inject]
async fn hello(read: &Authorized<Read>, write: &Authorized<Write>) -> &'static str {
    let (Authorized(PhantomData), Authorized(PhantomData)) = (read, write);
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
