use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Read;

struct Policy<S>(PhantomData<S>);

struct Authorized<S>(PhantomData<S>);

type Reader = Authorized<Read>;

#[container]
impl App {
    #[request]
    fn policy<S>() -> Policy<S> {
        Policy(PhantomData)
    }

    #[request]
    fn authorized<S>(policy: &Policy<S>) -> Authorized<S> {
        Authorized(policy.0)
    }
}

#[inject]
async fn hello(#[dep(authorized)] reader: &Reader) -> &'static str {
    let Authorized(PhantomData) = reader;
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
