use axum::Router;
use axum::routing::any;
use hardwire::{container, inject};

struct Config(&'static str);
struct Client(&'static str);
struct Agent {
    client: Client,
}

#[container]
impl App {
    #[singleton]
    fn config() -> Config {
        Config("config")
    }

    #[factory]
    fn client(config: &Config) -> Client {
        Client(config.0)
    }

    #[request]
    fn agent(client: Client) -> Agent {
        Agent { client }
    }
}

#[inject]
async fn hello(one: Client, other: Client, agent: &Agent) -> String {
    format!("{} {} {}", one.0, other.0, agent.client.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
