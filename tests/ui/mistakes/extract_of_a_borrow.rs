use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Borrowed<'a>(&'a u16);

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }

    #[request(extract)]
    fn borrowed(port: &u16) -> Borrowed<'_> {
        Borrowed(port)
    }
}

#[inject]
async fn hello(port: &Borrowed<'_>) -> String {
    port.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
