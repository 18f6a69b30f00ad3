use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Item(u32);
struct SearchResult<T>(Vec<T>);

#[container]
impl App {
    #[request]
    fn found() -> SearchResult<Item> {
        SearchResult(vec![Item(7)])
    }
}

#[inject]
async fn hello(found: &SearchResult<Item>) -> String {
    found.0[0].0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
