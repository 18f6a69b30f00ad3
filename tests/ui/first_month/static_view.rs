use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Tx(u32);

struct Repo<'a>(&'a Tx);

#[container]
impl App {
    #[request]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request]
    fn repo(tx: &Tx) -> Repo<'_> {
        Repo(tx)
    }
}

#[inject]
async fn hello(repo: &Repo<'static>) -> String {
    repo.0.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
