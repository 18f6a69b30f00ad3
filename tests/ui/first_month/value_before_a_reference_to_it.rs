use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(String);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User("Ada".to_owned())
    }
}

#[inject]
async fn hello(owned: User, user: &User) -> String {
    format!("{} {}", owned.0, user.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
