use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct User(String);

struct Greeting<'a>(&'a str);

#[container]
impl App {
    #[request]
    fn user() -> User {
        User("Ada".to_owned())
    }

    #[request]
    fn greeting(user: &User) -> Greeting<'_> {
        Greeting(&user.0)
    }
}

#[inject]
async fn hello(user: User, greeting: &Greeting<'_>) -> String {
    format!("{} {}", greeting.0, user.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
