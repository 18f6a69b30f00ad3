//! rustc reports each use of the ambiguous name.

use axum::Router;
use axum::routing::get;
use hardwire::inject;

mod app {
    use hardwire::container;

    pub struct Db(pub u32);

    #[container(pub)]
    impl App {
        #[singleton]
        fn db() -> Db {
            Db(1)
        }
    }
}

mod admin {
    use hardwire::container;

    #[container(pub)]
    impl App {
        #[singleton]
        fn port() -> u16 {
            80
        }
    }
}

use admin::*;
use app::*;

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
