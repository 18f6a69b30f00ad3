use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Db(u32);

#[container]
impl App {
    #[request]
    fn admin() -> Option<Db> {
        Some(Db(0))
    }
}

#[inject]
async fn hello(admin: Option<&Db>) -> String {
    admin.map_or(0, |db| db.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
