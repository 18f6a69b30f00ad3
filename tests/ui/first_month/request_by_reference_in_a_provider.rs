use axum::Router;
use axum::extract::Request;
use axum::routing::get;
use hardwire::{container, inject};

struct Visit(String);

#[container]
impl App {
    #[request]
    fn visit(request: &Request) -> Visit {
        Visit(request.uri().to_string())
    }
}

#[inject]
async fn hello(visit: &Visit) -> String {
    visit.0.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
