use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User(1)
    }
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _ = &app.user;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
