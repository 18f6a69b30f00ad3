use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Client(u32);
struct Pool(Vec<Client>);

#[container]
impl App {
    #[factory]
    async fn client() -> Client {
        Client(0)
    }

    #[singleton]
    fn pool(client: impl Fn() -> Client) -> Pool {
        Pool(vec![client()])
    }
}

#[inject]
async fn hello(pool: &Pool) -> String {
    pool.0[0].0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
