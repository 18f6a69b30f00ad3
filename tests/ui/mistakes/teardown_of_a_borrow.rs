use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Rows<'a>(&'a u16);

impl Rows<'_> {
    async fn finish(self) {}
}

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }

    #[request(teardown = Rows::finish)]
    fn rows(port: &u16) -> Rows<'_> {
        Rows(port)
    }
}

#[inject]
async fn hello(rows: &Rows<'_>) -> String {
    rows.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
