use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Self {
        Db(7)
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
