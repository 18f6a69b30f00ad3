use axum::Router;
use axum::routing::get;
use hardwire::{container, inject, module};

struct User(u32);

type Account = User;

struct Greeting(u32);

#[module]
impl Greetings {
    #[request]
    fn greeting(account: Option<&Account>) -> Greeting {
        Greeting(account.map_or(0, |account| account.0))
    }
}

#[container(modules(Greetings))]
impl App {
    #[request]
    fn user() -> User {
        User(7)
    }
}

#[inject]
async fn hello(greeting: &Greeting) -> String {
    greeting.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
