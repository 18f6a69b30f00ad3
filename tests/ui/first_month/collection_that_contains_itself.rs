use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Check(usize);

#[container]
impl App {
    #[singleton]
    fn disk() -> Check {
        Check(1)
    }

    #[singleton]
    fn all(checks: Vec<&Check>) -> Check {
        Check(checks.len())
    }
}

#[inject]
async fn hello(all: &Check) -> String {
    all.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
