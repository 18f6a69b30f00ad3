//! Hardwire in thirty lines: a container, and a handler that says what it needs.

use axum::http::{HeaderMap, StatusCode};
use axum::{Router, routing::post};
use hardwire::{container, inject};

struct Greeting(String);
struct Visitor(String);
struct Shout(String);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("Hello".to_owned())
    }

    #[request]
    async fn visitor(headers: &HeaderMap) -> Result<Visitor, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Visitor(name.to_owned()))
    }

    #[factory]
    fn shout(greeting: &Greeting, #[arg] times: usize) -> Shout {
        Shout(format!("{}{}", greeting.0, "!".repeat(times)))
    }
}

#[inject]
async fn hello(visitor: &Visitor, shout: impl Fn(usize) -> Shout, body: String) -> String {
    format!("{} {} {body}\n", shout(3).0, visitor.0)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("{app:?} at http://127.0.0.1:3000. Try:");
    println!("curl -H 'x-name: Ada' -d 'how are you' http://127.0.0.1:3000");
    let router: Router = Router::new().route("/", post(hello)).with_state(app);
    axum::serve(listener, router).await?;
    Ok(())
}
