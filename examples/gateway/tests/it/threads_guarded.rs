//! With authentication too, the number of threads does not depend on the requests.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use futures_util::future::join_all;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Semaphore,
    time::timeout,
};

use crate::{
    gateway::{Gateway, prompt},
    guarded::with_credentials,
    issuer::{self, Issuer, jwks},
    tokens::{Signer, claims, claims_with},
    upstream::{Upstream, reply},
};

/// Requests of one kind.
struct Burst {
    count: usize,
    path: &'static str,
    token: Option<String>,
    body: Value,
    status: u16,
}

impl Burst {
    fn request(&self, gateway: &Gateway) -> RequestBuilder {
        let request = gateway.request("POST", self.path).json(&self.body);
        match &self.token {
            Some(token) => with_credentials(request, token),
            None => request,
        }
    }

    /// Sends all requests at once. Returns the greatest number of threads, measured after each of them.
    async fn threads(&self, gateway: &Gateway) -> usize {
        let requests = (0..self.count).map(async |_| {
            let response = self.request(gateway).send().await.expect("a response");
            assert_eq!(response.status().as_u16(), self.status, "{}", self.path);
            gateway.threads()
        });
        let all = join_all(requests).await;
        all.into_iter().max().unwrap_or_default()
    }
}

fn bursts(signer: &Signer, stranger: &Signer) -> Vec<Burst> {
    let valid = Some(signer.sign(&claims()));
    let expired = Some(signer.sign(&claims_with(&json!({ "exp": 1 }))));
    let without_scope = Some(signer.sign(&claims_with(&json!({ "scopes": [] }))));
    let unknown = Some(stranger.sign(&claims()));
    let chat = "/v1/chat/agent";
    [
        (10, chat, &valid, prompt("Hi"), 200),
        (200, chat, &valid, prompt("Hi"), 200),
        (200, chat, &valid, json!({}), 422),
        (200, chat, &None, prompt("Hi"), 401),
        (200, chat, &expired, prompt("Hi"), 401),
        (200, chat, &unknown, prompt("Hi"), 401),
        (200, chat, &without_scope, prompt("Hi"), 403),
        (200, "/v1/nope", &None, prompt("Hi"), 401),
        (200, "/v1/nope", &valid, prompt("Hi"), 404),
    ]
    .map(|(count, path, token, body, status)| Burst {
        count,
        path,
        token: token.clone(),
        body,
        status,
    })
    .into()
}

#[tokio::test]
async fn no_request_costs_a_thread_with_authentication() {
    let (signer, stranger) = (Signer::first(), Signer::second());
    let upstream = Upstream::well_behaved().await;
    let issuer = Issuer::publishing(&[&signer]).await;
    let named = issuer.url().replace("127.0.0.1", "localhost");
    let more = [
        ("AIGW_AUTH__BYPASS_EXTERNAL", "false"),
        ("AIGW_GITLAB_URL", &named),
        ("AIGW_CUSTOMER_PORTAL_URL", &named),
    ];
    let gateway = Gateway::before(&upstream.url, "messages", &more);
    let before = gateway.threads();
    for burst in bursts(&signer, &stranger) {
        let threads = burst.threads(&gateway).await;
        assert_eq!(threads, before, "{} to {}", burst.status, burst.path);
    }
    assert_eq!(gateway.threads(), before);
}

#[tokio::test]
async fn no_request_that_waits_for_an_issuer_costs_a_thread() {
    let (signer, stranger) = (Signer::first(), Signer::second());
    let keys = reply(200, "application/json", &jwks(&[&signer]));
    let released = Arc::new(Semaphore::new(1));
    let (fetches, holding) = (Arc::new(AtomicUsize::new(0)), Arc::clone(&released));
    let counter = Arc::clone(&fetches);
    let issuer = issuer::scripted(move |_, mut socket: TcpStream| {
        let (released, keys) = (Arc::clone(&holding), keys.clone());
        counter.fetch_add(1, Relaxed);
        async move {
            released.acquire().await.expect("a permit").forget();
            drop(socket.write_all(keys.as_bytes()).await);
        }
    })
    .await;
    let gateway = Gateway::trusting([&issuer.url, &issuer.url], &[]);
    let known = gateway.ask_as(&signer.sign(&claims())).await;
    assert_eq!(known.status(), 200);
    let before = gateway.threads();
    let mut waiting = Vec::new();
    for _ in 0..200 {
        waiting.push(asked_as(&gateway, &stranger.sign(&claims())).await);
    }
    // Connections are accepted in order, so all others have been accepted when this one answers.
    let last = gateway.request("GET", "/monitoring/healthz").send().await;
    last.expect("a response");
    let threads = gateway.threads();
    released.add_permits(1);
    for socket in waiting {
        assert_eq!(status(socket).await, "HTTP/1.1 401");
    }
    assert_eq!((threads, gateway.threads()), (before, before));
    assert_eq!(fetches.load(Relaxed), 2);
}

/// A connection that has sent a chat request with this token.
async fn asked_as(gateway: &Gateway, token: &str) -> TcpStream {
    let request = format!(
        "POST /v1/chat/agent HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\
         x-gitlab-authentication-type: oidc\r\ncontent-length: 2\r\n\r\n{{}}"
    );
    let socket = TcpStream::connect(&gateway.address).await;
    let mut socket = socket.expect("a connection");
    let sent = socket.write_all(request.as_bytes()).await;
    sent.expect("an open connection");
    socket
}

/// The start of the response.
async fn status(mut socket: TcpStream) -> String {
    let mut answer = [0; 12];
    let read = timeout(Duration::from_secs(30), socket.read_exact(&mut answer)).await;
    read.expect("a response in time").expect("a response");
    String::from_utf8_lossy(&answer).into_owned()
}
