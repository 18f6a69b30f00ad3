use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Item(u32);
struct SearchResult<T>(T);
struct Checked(u32);

#[container(modules(Search))]
impl App {
    #[request]
    fn checked(item: &Item) -> Checked {
        Checked(item.0)
    }
}

#[hardwire::module]
impl Search {
    #[request]
    async fn item() -> SearchResult<Item> {
        SearchResult(Item(7))
    }
}

#[inject(App, concurrent)]
async fn hello(checked: &Checked, item: Item) -> String {
    format!("{} {}", checked.0, item.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
