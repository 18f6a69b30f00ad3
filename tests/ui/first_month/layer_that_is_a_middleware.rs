use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
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
async fn count(db: &Db, request: Request, next: Next) -> Response {
    println!("{}", db.0);
    next.run(request).await
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
            .layer(count)
            .with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
