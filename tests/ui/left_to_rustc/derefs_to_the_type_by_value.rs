use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod pooled {
    #[derive(Clone)]
    pub struct Client(pub super::Client);

    impl std::ops::Deref for Client {
        type Target = super::Client;

        fn deref(&self) -> &super::Client {
            &self.0
        }
    }
}

#[derive(Clone)]
pub struct Client(u32);

#[container]
impl App {
    #[singleton]
    fn client() -> pooled::Client {
        pooled::Client(Client(7))
    }
}

#[inject]
async fn hello(client: Client) -> String {
    client.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
