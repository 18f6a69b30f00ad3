use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Log(u32);
struct Line(u32);

#[container]
impl App {
    #[request]
    fn log() -> Log {
        Log(7)
    }

    #[factory]
    async fn line(log: &Log) -> Line {
        Line(log.0)
    }
}

#[inject]
async fn hello(line: impl AsyncFn() -> Line, log: &mut Log) -> String {
    log.0 += line().await.0;
    log.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
