use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

#[container]
impl App {
    #[cfg(not(unix))]
    #[request]
    fn verify() -> Result<(), String> {
        Ok(())
    }
}

#[inject(App, guard(verify))]
async fn hello() {}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
