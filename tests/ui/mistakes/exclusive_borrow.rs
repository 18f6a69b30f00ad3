use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Counter(u32);

#[container]
impl App {
    #[singleton]
    fn counter() -> Counter {
        Counter(0)
    }
}

#[inject]
async fn hello(counter: &mut Counter) -> String {
    counter.0 += 1;
    counter.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
