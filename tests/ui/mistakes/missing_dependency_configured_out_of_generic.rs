use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};
use std::marker::PhantomData;

struct Authorized<S>(PhantomData<S>);
struct Read;

#[container]
impl App {
    #[cfg(not(unix))]
    #[request]
    fn authorized<S>() -> Authorized<S> {
        Authorized(PhantomData)
    }
}

#[inject]
async fn hello(authorized: &Authorized<Read>) {
    let _ = authorized;
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
