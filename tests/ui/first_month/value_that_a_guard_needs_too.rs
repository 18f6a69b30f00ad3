use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};

struct User(String);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User("Ada".to_owned())
    }

    #[request]
    fn admin(user: User) -> Result<(), StatusCode> {
        (user.0 == "Ada").then_some(()).ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, guard(admin))]
async fn hello(user: User) -> String {
    user.0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
