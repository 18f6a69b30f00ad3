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

    #[factory]
    async fn order(repo: &Repo<'_>, #[arg] id: u32) -> String {
        format!("{} {id}", repo.0.0)
    }
}

#[inject]
async fn hello(order: impl AsyncFn(u32) -> String) -> String {
    order(1).await
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
