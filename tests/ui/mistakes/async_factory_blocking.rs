use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Hash;

#[container]
impl App {
    #[factory(blocking)]
    fn hash() -> Hash {
        Hash
    }
}

#[inject]
async fn hello(hash: impl Fn() -> Hash) {
    let Hash = hash();
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
