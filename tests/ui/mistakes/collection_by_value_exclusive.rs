use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Check(u32);

#[container]
impl App {
    #[request]
    fn disk() -> Check {
        Check(1)
    }
}

#[inject]
async fn hello(checks: Vec<&mut Check>) -> String {
    for check in checks {
        check.0 += 1;
    }
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
