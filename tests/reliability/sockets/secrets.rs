//! Responses do not disclose internals: no type names, paths or values of the program.

use std::fmt;
use std::future;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const VALUE: &str = "hunter2";

struct Vault;
struct Chest;
struct Shelf;
struct Opens;
struct Burns;
struct Sticks;

/// An error whose text must not reach the client.
#[derive(Debug)]
struct Leak;

impl fmt::Display for Leak {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(VALUE)
    }
}

impl std::error::Error for Leak {}

#[container(teardown_timeout = Duration::from_millis(20))]
impl App {
    #[request]
    fn vault() -> Vault {
        panic!("{VALUE}");
    }

    #[request(blocking)]
    fn chest() -> Chest {
        panic!("{VALUE}");
    }

    #[singleton(lazy)]
    async fn shelf() -> Shelf {
        panic!("{VALUE}");
    }

    #[request(teardown = Self::open)]
    fn opens() -> Opens {
        Opens
    }

    fn open(_: Opens) -> Result<(), Leak> {
        Err(Leak)
    }

    #[request(teardown = Self::burn)]
    fn burns() -> Burns {
        Burns
    }

    fn burn(_: Burns) {
        panic!("{VALUE}");
    }

    #[request(teardown = Self::stick)]
    fn sticks() -> Sticks {
        Sticks
    }

    async fn stick(_: Sticks) {
        future::pending::<()>().await;
    }
}

#[inject]
async fn provider_panics(_vault: &Vault) {}

#[inject]
async fn thread_panics(_chest: &Chest) {}

#[inject]
async fn build_panics(_shelf: &Shelf) {}

#[inject]
async fn handler_panics(_opens: &Opens) {
    panic!("{VALUE}");
}

#[inject]
async fn teardowns_go_wrong(_opens: &Opens, _burns: &Burns, _sticks: &Sticks) -> &'static str {
    "done"
}

async fn answer(router: Router, path: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut client = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    client.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    client.read_to_end(&mut answer).await.unwrap();
    server.abort();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn no_response_discloses_internals() {
    let app = App::build().await.unwrap();
    let router: Router = Router::new()
        .route("/1", get(provider_panics))
        .route("/2", get(thread_panics))
        .route("/3", get(handler_panics))
        .route("/4", get(build_panics))
        .route("/5", get(teardowns_go_wrong))
        .with_state(app.clone());
    let mut answers = Vec::new();
    for path in ["/1", "/2", "/3", "/4", "/5"] {
        answers.push(answer(router.clone(), path).await);
    }
    app.shutdown().await.unwrap();
    answers.push(answer(router, "/4").await);

    let begins: Vec<_> = answers.iter().map(|answer| answer.get(..12)).collect();
    let broken = Some("HTTP/1.1 500");
    // After a panic in the connection's task, there is no response.
    assert_eq!(
        begins,
        [None, None, None, broken, broken, Some("HTTP/1.1 503")]
    );
    let own = [
        "shelf", "sticks", "burns", "opens", VALUE, "app", "::", ".rs",
    ];
    for answer in answers {
        let small = answer.to_lowercase();
        assert!(!own.iter().any(|word| small.contains(word)), "{answer}");
    }
}
