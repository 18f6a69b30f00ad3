use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u16);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(80)
    }
}

#[inject(App, guard(db))]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
