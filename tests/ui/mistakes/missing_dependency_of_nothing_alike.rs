use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Quota(u32);

#[container]
impl App {
    #[singleton]
    fn host() -> String {
        "localhost".to_owned()
    }
}

#[inject]
async fn hello(host: &String, limit: &Quota) -> String {
    format!("{host} {}", limit.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
