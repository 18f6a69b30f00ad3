//! Sockets that outlive the handler and own its values.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, any};
use futures_util::{SinkExt, StreamExt};
use hardwire::{container, inject};
use hardwire_tests::{Log, send, with_header};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{self, Error};

use crate::sockets::serve;

#[derive(Default)]
struct Visits(AtomicUsize);

/// Does not implement `Clone`.
struct Visitor(String);

struct Greeting(&'static str);

#[container]
impl App {
    #[input]
    fn log() -> Arc<Log>;

    #[singleton]
    fn visits() -> Arc<Visits> {
        Arc::default()
    }

    #[request]
    async fn visitor(headers: &HeaderMap) -> Result<Visitor, StatusCode> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        let name = name.ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Visitor(name.to_owned()))
    }

    #[factory]
    fn greeting(log: &Log) -> Greeting {
        log.note("greeting");
        Greeting("hello")
    }
}

#[inject]
async fn greet(
    upgrade: WebSocketUpgrade,
    visits: Arc<Visits>,
    visitor: Visitor,
    greeting: Greeting,
) -> Response {
    upgrade.on_upgrade(async move |mut socket: WebSocket| {
        while let Some(Ok(Message::Text(text))) = socket.recv().await {
            let visit = visits.0.fetch_add(1, Ordering::SeqCst);
            let answer = format!("{} {} {visit} {text}", greeting.0, visitor.0);
            if socket.send(answer.into()).await.is_err() {
                break;
            }
        }
    })
}

/// Answers one message. Its dependencies are built for each message.
#[inject(App, task)]
async fn answer(greeting: Greeting, visits: &Visits, #[arg] text: &str) -> String {
    let visit = visits.0.fetch_add(1, Ordering::SeqCst);
    format!("{} {visit} {text}", greeting.0)
}

#[inject]
async fn message_by_message(State(app): State<App>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(async move |mut socket| {
        while let Some(Ok(Message::Text(text))) = socket.recv().await {
            let answer = answer(&app, text.as_str()).await;
            if socket.send(answer.into()).await.is_err() {
                break;
            }
        }
    })
}

async fn app() -> App {
    App::build(Arc::default()).await.unwrap()
}

async fn start(handler: MethodRouter<App>, app: &App) -> SocketAddr {
    serve(Router::new().route("/", handler).with_state(app.clone())).await
}

/// Opens a socket, with or without a name.
async fn open(
    address: SocketAddr,
    name: Option<&'static str>,
) -> Result<WebSocketStream<TcpStream>, Error> {
    let mut request = format!("ws://{address}/").into_client_request()?;
    if let Some(name) = name {
        let headers = request.headers_mut();
        headers.insert("x-name", HeaderValue::from_static(name));
    }
    let stream = TcpStream::connect(address).await?;
    let (socket, _) = tokio_tungstenite::client_async(request, stream).await?;
    Ok(socket)
}

async fn ask(socket: &mut WebSocketStream<TcpStream>, text: &str) -> String {
    socket.send(text.into()).await.unwrap();
    socket
        .next()
        .await
        .unwrap()
        .unwrap()
        .into_text()
        .unwrap()
        .to_string()
}

#[tokio::test]
async fn a_socket_owns_its_values_after_the_handler_has_returned() {
    let address = start(any(greet), &app().await).await;
    let mut socket = open(address, Some("Ada")).await.unwrap();
    assert_eq!(ask(&mut socket, "one").await, "hello Ada 0 one");
    assert_eq!(ask(&mut socket, "two").await, "hello Ada 1 two");
}

#[tokio::test]
async fn sockets_share_singletons_and_nothing_else() {
    let app = app().await;
    let address = start(any(greet), &app).await;
    let mut ada = open(address, Some("Ada")).await.unwrap();
    let mut bob = open(address, Some("Bob")).await.unwrap();
    assert_eq!(ask(&mut ada, "one").await, "hello Ada 0 one");
    assert_eq!(ask(&mut bob, "two").await, "hello Bob 1 two");
    assert_eq!(app.log.events(), ["greeting", "greeting"]);
}

#[tokio::test]
async fn a_provider_refuses_before_there_is_a_socket() {
    let app = app().await;
    let address = start(any(greet), &app).await;
    let Err(Error::Http(response)) = open(address, None).await else {
        panic!("a socket");
    };
    assert_eq!(
        response.status(),
        tungstenite::http::StatusCode::UNAUTHORIZED
    );
    assert!(app.log.events().is_empty());
}

#[tokio::test]
async fn a_request_for_no_socket_is_refused_by_the_extractor() {
    let answer = send(greet, &app().await, with_header("x-name", "Ada")).await;
    assert_eq!(answer.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn each_message_may_be_a_task() {
    let app = app().await;
    let address = start(any(message_by_message), &app).await;
    let mut socket = open(address, None).await.unwrap();
    assert_eq!(ask(&mut socket, "one").await, "hello 0 one");
    assert_eq!(ask(&mut socket, "two").await, "hello 1 two");
    assert_eq!(app.log.events(), ["greeting", "greeting"]);
}
