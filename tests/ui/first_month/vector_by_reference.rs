use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Check(u32);

#[container]
impl App {
    #[singleton]
    fn first() -> Check {
        Check(1)
    }

    #[singleton]
    fn second() -> Check {
        Check(2)
    }
}

#[inject]
async fn hello(checks: &Vec<&Check>) -> String {
    checks.iter().map(|check| check.0).sum::<u32>().to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
