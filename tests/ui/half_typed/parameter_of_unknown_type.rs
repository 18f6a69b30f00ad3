use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(String);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User(String::new())
    }
}

#[inject]
async fn hello(user: &User, quota: &Quot) -> String {
    format!("{}{}", user.0, quota.left)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
