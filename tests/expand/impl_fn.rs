use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct Greeting(&'static str);
struct User(&'static str);
struct Shout(String);
struct Echo(String);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name");
        name.map(|_| User("user")).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[factory]
    fn shout(greeting: &Greeting, #[arg] times: usize) -> Shout {
        Shout(format!("{}{}", greeting.0, "!".repeat(times)))
    }

    #[factory]
    fn echo(user: &User, shout: impl Fn(usize) -> Shout) -> Result<Echo, StatusCode> {
        let name = user.0.strip_prefix('u').ok_or(StatusCode::NOT_FOUND)?;
        Ok(Echo(format!("{} {name}", shout(1).0)))
    }
}

#[inject]
async fn hello(
    shout: impl Fn(usize) -> Shout,
    echo: impl Fn() -> Result<Echo, StatusCode>,
) -> Result<String, StatusCode> {
    Ok(format!("{} {} {}", shout(1).0, shout(2).0, echo()?.0))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
