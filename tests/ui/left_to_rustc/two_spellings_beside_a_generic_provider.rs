use std::marker::PhantomData;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Authorized<S>(PhantomData<S>);
struct Read;
struct Write;

type Reader = Authorized<Read>;

#[container]
impl App {
    #[request]
    fn authorized<S>() -> Authorized<S> {
        Authorized(PhantomData)
    }

    #[request]
    fn writer() -> Authorized<Write> {
        Authorized(PhantomData)
    }

    #[request]
    fn reader() -> Reader {
        Authorized(PhantomData)
    }
}

#[inject]
async fn hello(reader: &Authorized<Read>, writer: &Authorized<Write>) -> &'static str {
    let (_, _) = (reader, writer);
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
