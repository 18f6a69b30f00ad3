use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Visit(u32);

#[container]
impl App {
    #[request(shared)]
    fn visit() -> Visit {
        Visit(1)
    }
}

#[inject]
async fn hello(visit: &mut Visit) -> String {
    visit.0 += 1;
    visit.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
