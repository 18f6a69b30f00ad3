use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);

type Account = User;

#[container]
impl App {
    #[request]
    fn user() -> User {
        User(7)
    }
}

#[inject]
async fn hello(#[optional] account: Option<&Account>) -> String {
    account.map_or(0, |account| account.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
