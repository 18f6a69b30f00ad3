use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Store(u32);
struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn storage() -> Db {
        Db(1)
    }
}

#[inject]
async fn hello(storage: &Store) -> String {
    storage.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
