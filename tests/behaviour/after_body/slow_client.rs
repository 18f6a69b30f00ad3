//! A slow client holds no scarce resources.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::put;
use futures_util::StreamExt;
use hardwire::testing::Events;
use hardwire::{container, inject};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::sockets::serve;

struct User;

/// A transaction. It holds a connection.
struct Tx {
    connection: OwnedSemaphorePermit,
    events: Events,
}

impl Tx {
    async fn commit(self) {
        self.events.note("commit");
    }
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    /// Each permit stands for a connection.
    #[input]
    fn pool() -> Arc<Semaphore>;

    #[request]
    fn user(headers: &HeaderMap, events: &Events) -> Result<User, StatusCode> {
        events.note("user");
        let has_name = headers.contains_key("x-name");
        has_name.then_some(User).ok_or(StatusCode::UNAUTHORIZED)
    }

    #[request(after_body, teardown = Tx::commit)]
    async fn tx(pool: &Arc<Semaphore>, events: &Events) -> Tx {
        let connection = Arc::clone(pool).acquire_owned().await.unwrap();
        events.note("begin");
        Tx {
            connection,
            events: events.clone(),
        }
    }
}

#[inject]
async fn update(_user: &User, tx: &mut Tx, body: Bytes) -> String {
    format!("{} with {}", body.len(), tx.connection.num_permits())
}

/// Records when the handler has received each piece of the body.
async fn watched(events: Events, request: Request, next: Next) -> Response {
    let watched = request.map(|body| {
        let pieces = body.into_data_stream();
        Body::from_stream(pieces.inspect(move |_| events.note("piece")))
    });
    next.run(watched).await
}

/// A connection that has sent only the head of a `PUT` with eight bytes.
async fn put_eight_bytes(router: Router, header: &str) -> TcpStream {
    let mut stream = TcpStream::connect(serve(router).await).await.unwrap();
    let head = format!(
        "PUT / HTTP/1.1\r\nhost: test\r\ncontent-length: 8\r\nconnection: close\r\n{header}\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

fn router(app: &App) -> Router {
    let events = app.events.clone();
    let watch = from_fn(move |request, next| watched(events.clone(), request, next));
    Router::new()
        .route("/", put(update))
        .layer(watch)
        .with_state(app.clone())
}

async fn answer(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

async fn app() -> App {
    let pool = Arc::new(Semaphore::new(1));
    App::build(Events::default(), pool).await.unwrap()
}

#[tokio::test]
async fn one_byte_of_eight_holds_no_connection_and_no_transaction() {
    let app = app().await;
    let mut stream = put_eight_bytes(router(&app), "x-name: Ada\r\n").await;
    stream.write_all(b"1").await.unwrap();
    // The handler has read the first byte, and waits for the second.
    assert_eq!(app.events.wait_for(2).await, ["user", "piece"]);
    assert_eq!(app.pool.available_permits(), 1);
    stream.write_all(b"2345678").await.unwrap();
    assert!(answer(stream).await.ends_with("8 with 1"));
    let events = app.events.all();
    let of_tx: Vec<_> = events.iter().filter(|event| *event != "piece").collect();
    assert_eq!(of_tx, ["user", "begin", "commit"]);
    assert_eq!(app.pool.available_permits(), 1);
}

#[tokio::test]
async fn a_client_that_is_refused_is_so_before_its_body_has_come() {
    let app = app().await;
    let stream = put_eight_bytes(router(&app), "").await;
    assert!(answer(stream).await.starts_with("HTTP/1.1 401"));
    assert_eq!(app.events.all(), ["user"]);
}

#[tokio::test]
async fn a_client_that_disconnects_in_its_body_starts_no_transaction() {
    let app = app().await;
    let mut stream = put_eight_bytes(router(&app), "x-name: Ada\r\n").await;
    stream.write_all(b"1").await.unwrap();
    app.events.wait_for(2).await;
    stream.shutdown().await.unwrap();
    let events = app.events.wait_for(3).await;
    drop(stream);
    assert_eq!(events, ["user", "piece", "piece"]);
    assert_eq!(app.pool.available_permits(), 1);
}
