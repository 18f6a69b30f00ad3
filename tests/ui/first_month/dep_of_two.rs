use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn primary() -> Db {
        Db(1)
    }

    #[singleton]
    fn replica() -> Db {
        Db(2)
    }
}

#[inject]
async fn hello(#[dep(primary, replica)] db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
