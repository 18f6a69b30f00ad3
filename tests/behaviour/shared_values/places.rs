//! The functions that find the value that an outer function has built.

use axum::Router;
use axum::extract::Request;
use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{any, get};
use futures_util::StreamExt;
use hardwire::{container, inject};
use hardwire_tests::{Log, with_header};
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use super::answer;
use crate::sockets::serve;

#[derive(Clone)]
struct User(String);

struct Greeting(String);

#[derive(Clone)]
struct Ticket(u8);

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request(shared, extract)]
    fn user(headers: &HeaderMap, log: &Log) -> Result<User, StatusCode> {
        log.note("user");
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(User(name.to_owned()))
    }

    #[request(shared, extract)]
    #[allow(
        clippy::unnecessary_box_returns,
        reason = "the value is found within the box"
    )]
    fn ticket(log: &Log) -> Box<Ticket> {
        log.note("ticket");
        Box::new(Ticket(7))
    }

    #[request(extract)]
    fn greeting(user: &User) -> Greeting {
        Greeting(format!("hello {}", user.0))
    }
}

#[inject]
async fn outer(user: &User, request: Request, next: Next) -> Response {
    let _ = user;
    next.run(request).await
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

async fn app() -> App {
    App::build().await.unwrap()
}

fn behind(app: &App, router: Router<App>) -> Router {
    let layer = from_fn_with_state(app.clone(), outer);
    router.layer(layer).with_state(app.clone())
}

#[tokio::test]
async fn in_a_nested_router() {
    let app = app().await;
    let inner = Router::new().route("/user", get(hello));
    let router = behind(&app, Router::new().nest("/api", inner));
    let mut request = with_header("x-name", "Ada");
    *request.uri_mut() = "/api/user".parse().unwrap();
    assert_eq!(answer(router, request).await.1, "Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn in_a_middleware_of_a_nested_router() {
    let app = app().await;
    let inner = Router::new().route("/user", get(hello));
    let inner = inner.route_layer(from_fn_with_state(app.clone(), outer));
    let router = behind(&app, Router::new().nest("/api", inner));
    let mut request = with_header("x-name", "Ada");
    *request.uri_mut() = "/api/user".parse().unwrap();
    assert_eq!(answer(router, request).await.1, "Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn in_a_fallback() {
    let app = app().await;
    let router = behind(&app, Router::new().fallback(hello));
    assert_eq!(answer(router, with_header("x-name", "Ada")).await.1, "Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn in_a_fallback_service() {
    let app = app().await;
    let inner = Router::new().route("/", get(hello)).with_state(app.clone());
    let router = behind(&app, Router::new().fallback_service(inner));
    assert_eq!(answer(router, with_header("x-name", "Ada")).await.1, "Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn after_a_middleware_in_plain_axum() {
    async fn plain(request: Request, next: Next) -> Response {
        next.run(request).await
    }

    let app = app().await;
    let router = Router::new().route("/", get(hello)).layer(from_fn(plain));
    let router = behind(&app, router);
    assert_eq!(answer(router, with_header("x-name", "Ada")).await.1, "Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn in_a_plain_handler_that_extracts_it() {
    async fn plain(user: User, greeting: Greeting) -> String {
        format!("{} {}", user.0, greeting.0)
    }

    let app = app().await;
    let router = behind(&app, Router::new().route("/", get(plain)));
    let (_, text) = answer(router, with_header("x-name", "Ada")).await;
    assert_eq!(text, "Ada hello Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[inject]
async fn ticket_holder(ticket: &Ticket, request: Request, next: Next) -> Response {
    let _ = ticket;
    next.run(request).await
}

#[tokio::test]
async fn in_a_plain_handler_that_extracts_a_box() {
    async fn plain(ticket: Box<Ticket>) -> String {
        ticket.0.to_string()
    }

    let app = app().await;
    let layer = from_fn_with_state(app.clone(), ticket_holder);
    let router = Router::new().route("/", get(plain)).layer(layer);
    let (_, text) = answer(router.with_state(app.clone()), with_header("x-name", "Ada")).await;
    assert_eq!(text, "7");
    assert_eq!(app.log.events(), ["ticket"]);
}

#[tokio::test]
async fn an_extractor_shares_the_value_that_it_builds() {
    async fn plain(user: User, greeting: Greeting) -> String {
        format!("{} {}", user.0, greeting.0)
    }

    let app = app().await;
    let router = Router::new().route("/", get(plain)).with_state(app.clone());
    let (_, text) = answer(router, with_header("x-name", "Ada")).await;
    assert_eq!(text, "Ada hello Ada");
    assert_eq!(app.log.events(), ["user"]);
}

#[tokio::test]
async fn in_a_web_socket_upgrade() {
    #[inject]
    async fn socket(upgrade: WebSocketUpgrade, user: User) -> Response {
        upgrade.on_upgrade(async move |mut socket| {
            drop(socket.send(Message::Text(user.0.into())).await);
        })
    }

    let app = app().await;
    let router = behind(&app, Router::new().route("/", any(socket)));
    let address = serve(router).await;
    let mut request = format!("ws://{address}/").into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("x-name", "Ada".parse().unwrap());
    let stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let (mut socket, _) = client_async(request, stream).await.unwrap();
    let message = socket.next().await.unwrap().unwrap();
    assert_eq!(message.to_text().unwrap(), "Ada");
    assert_eq!(app.log.events(), ["user"]);
}
