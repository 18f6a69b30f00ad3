use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Repo<'a>(&'a u16);

#[container]
impl App {
    #[singleton]
    fn port() -> u16 {
        80
    }

    #[singleton]
    fn repo(port: &u16) -> Repo<'_> {
        Repo(port)
    }
}

#[inject]
async fn hello(repo: &Repo<'_>) -> String {
    repo.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
