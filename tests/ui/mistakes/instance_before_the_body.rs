use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

struct Tx(u16);

struct Repo<T>(T);

#[container]
impl App {
    #[request(after_body)]
    fn tx() -> Tx {
        Tx(1)
    }

    #[request]
    fn repo<T: Clone>(inner: &T) -> Repo<T> {
        Repo(inner.clone())
    }
}

impl Clone for Tx {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

#[inject]
async fn hello(repo: &Repo<Tx>, body: String) -> String {
    repo.0.0.to_string() + &body
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
