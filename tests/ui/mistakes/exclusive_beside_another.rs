use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Log(u32);

#[container]
impl App {
    #[request]
    fn log() -> Log {
        Log(7)
    }
}

#[inject]
async fn hello(log: &mut Log, again: &Log) -> String {
    log.0 += again.0;
    log.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
