use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Client(u32);
struct Agent(Client);

#[container]
impl App {
    #[factory]
    async fn client() -> Client {
        Client(0)
    }

    #[factory]
    fn agent(client: Client) -> Agent {
        Agent(client)
    }
}

#[inject]
async fn hello(agent: impl Fn() -> Agent) -> String {
    agent().0.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
