use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::Deferred;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[request]
    fn db() -> Result<Db, StatusCode> {
        Ok(Db(1))
    }
}

#[inject]
async fn hello(db: &impl Deferred<Db, StatusCode>) -> String {
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
