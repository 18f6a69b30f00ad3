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

    #[request]
    fn line(log: &mut Log, again: &mut Log) -> Line {
        log.0 += 1;
        Line(again.0)
    }
}

#[inject]
async fn hello(line: &Line) -> String {
    line.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
