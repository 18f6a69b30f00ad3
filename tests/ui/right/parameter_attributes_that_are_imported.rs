use axum::Router;
use axum::routing::get;
use hardwire::{arg, container, dep, factory, inject, singleton};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(1)
    }

    #[factory]
    fn row(db: &Db, #[arg] id: u32) -> u32 {
        db.0 + id
    }
}

#[inject]
async fn hello(#[dep(db)] db: &Db, row: impl Fn(u32) -> u32) -> String {
    format!("{} {}", db.0, row(1))
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
