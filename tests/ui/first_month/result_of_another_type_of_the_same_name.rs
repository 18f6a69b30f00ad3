use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

mod m1 {
    #[derive(Clone)]
    pub struct Client(pub u32);
}

mod m2 {
    #[derive(Clone)]
    pub struct Client(pub u32);
}

#[container]
impl App {
    #[request]
    fn client() -> Result<m1::Client, std::io::Error> {
        Ok(m1::Client(1))
    }
}

#[inject]
async fn hello(client: Result<&m2::Client, std::io::Error>) -> String {
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
