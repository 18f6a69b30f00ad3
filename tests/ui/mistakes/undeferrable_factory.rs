use axum::Router;
use axum::routing::get;
use hardwire::{Deferred, container, inject};

struct Client(u32);

#[container]
impl App {
    #[factory]
    fn client(#[arg] retries: u32) -> Client {
        Client(retries)
    }
}

#[inject]
async fn hello(client: impl Deferred<Client, String>) -> Result<String, String> {
    Ok(client.get().await?.0.to_string())
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
