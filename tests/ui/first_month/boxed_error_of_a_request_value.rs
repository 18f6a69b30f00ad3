use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(String);

#[container]
impl App {
    #[request]
    fn user() -> Result<User, Box<dyn std::error::Error>> {
        Ok(User(std::fs::read_to_string("user")?))
    }
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
