use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl<T> App<T> {
    #[singleton]
    fn value() -> T {
        loop {}
    }
}

#[inject]
async fn hello() {}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
