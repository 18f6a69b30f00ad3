use axum::Router;
use axum::extract::Request;
use axum::middleware;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[singleton]
    fn db() -> Db {
        Db(1)
    }
}

#[inject]
async fn count(db: &Db, request: Request) -> Request {
    println!("{}", db.0);
    request
}

#[inject]
async fn hello(db: &Db) -> String {
    db.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new()
            .route("/", get(hello))
            .layer(middleware::from_fn_with_state(app.clone(), count))
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
