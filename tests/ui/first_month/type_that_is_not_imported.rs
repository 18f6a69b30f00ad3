use axum::Router;
use axum::routing::get;
use hardwire::inject;

mod storage {
    pub struct Db(pub u32);
}

mod app {
    use hardwire::container;

    use crate::storage::Db;

    #[container]
    impl App {
        #[singleton]
        fn db() -> Db {
            Db(1)
        }
    }
}

use app::App;

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
