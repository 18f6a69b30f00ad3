use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Client(u32);

#[container]
impl App {
    #[factory]
    fn client() -> Client {
        Client(3)
    }
}

#[inject]
async fn hello(client: &mut Client) -> String {
    client.0 += 1;
    client.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
