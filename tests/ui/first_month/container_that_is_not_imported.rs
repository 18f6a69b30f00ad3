//! rustc does not expand a macro that it does not find, so it misses everything that the macro defines.

use axum::Router;
use axum::routing::get;
use hardwire::inject;

mod app {
    use hardwire::container;

    pub struct Db(pub u32);

    #[container]
    impl App {
        #[singleton]
        fn db() -> Db {
            Db(1)
        }
    }
}

use app::Db;

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = app::App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
