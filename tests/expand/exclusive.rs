use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

#[derive(Default)]
struct Log(Vec<&'static str>);
struct Audit(usize);

#[container]
impl App {
    #[request]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    fn audit(log: &mut Log) -> Audit {
        log.0.push("audit");
        Audit(log.0.len())
    }
}

#[inject]
async fn hello(audit: &Audit, log: &mut Log) -> String {
    log.0.push("hello");
    format!("{} {}", audit.0, log.0.join(" "))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
