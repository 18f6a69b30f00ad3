use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[request]
    fn port() -> u16 {
        80
    }
}

#[inject]
async fn hello(all: Vec<&Db>, port: &u16) -> String {
    format!("{} {port}", all.iter().map(|db| db.0).sum::<u32>())
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
