use axum::Router;
use axum::routing::get;

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

mod tests {
    use hardwire::{container, inject};

    use super::app::*;

    #[container(pub)]
    impl App {
        #[singleton]
        fn db() -> Db {
            Db(2)
        }
    }

    #[inject]
    pub async fn hello(db: &Db) -> String {
        db.0.to_string()
    }
}

use tests::{App, hello};

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
