use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Client(u32, &'static str);

#[container]
impl App {
    #[factory]
    fn client(#[arg] retries: u32, #[arg] model: &'static str) -> Client {
        Client(retries, model)
    }
}

#[inject]
async fn hello(client: impl Fn(u32) -> Client) -> String {
    client(3).1.to_owned()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
