//! A scripted Anthropic. It can simulate any fault of a socket.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::timeout,
};

/// A request from the gateway.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) path: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) text: String,
    /// The number of earlier requests.
    pub(crate) nth: usize,
}

impl Sent {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("a JSON body")
    }
}

/// A server. Dropping it stops it.
pub(crate) struct Upstream {
    pub(crate) url: String,
    sent: watch::Receiver<Vec<Sent>>,
    task: JoinHandle<()>,
}

impl Upstream {
    /// Answers each request with the result of the script. Each connection serves one request.
    pub(crate) async fn scripted<F>(
        script: impl Fn(Sent, TcpStream) -> F + Clone + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (arrivals, sent) = watch::channel(Vec::new());
        let task = tokio::spawn(serve(listener, arrivals, script));
        Self { url, sent, task }
    }

    /// Answers every request with these bytes, and closes the connection.
    pub(crate) async fn saying(bytes: impl AsRef<[u8]>) -> Self {
        let bytes: Arc<[u8]> = bytes.as_ref().into();
        Self::scripted(move |_, mut socket| {
            let bytes = Arc::clone(&bytes);
            async move { drop(socket.write_all(&bytes).await) }
        })
        .await
    }

    /// Answers like Anthropic. Prompts such as `E429` get the status in their name.
    pub(crate) async fn well_behaved() -> Self {
        Self::scripted(async |sent: Sent, mut socket: TcpStream| {
            drop(socket.write_all(well_behaved(&sent).as_bytes()).await);
        })
        .await
    }

    /// The requests so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.sent.borrow().clone()
    }

    /// Waits until this many requests have arrived.
    pub(crate) async fn asked(&self, count: usize) {
        let mut sent = self.sent.clone();
        let arrived = sent.wait_for(|sent| sent.len() >= count);
        let arrived = timeout(Duration::from_secs(30), arrived).await;
        arrived
            .expect("requests in time")
            .expect("a running server");
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve<F>(
    listener: TcpListener,
    arrivals: watch::Sender<Vec<Sent>>,
    script: impl Fn(Sent, TcpStream) -> F + Clone + Send + Sync + 'static,
) where
    F: Future<Output = ()> + Send + 'static,
{
    while let Ok((socket, _)) = listener.accept().await {
        let (arrivals, script) = (arrivals.clone(), script.clone());
        tokio::spawn(async move {
            if let Some((mut sent, socket)) = receive(socket).await {
                arrivals.send_modify(|all| {
                    sent.nth = all.len();
                    all.push(sent.clone());
                });
                script(sent, socket).await;
            }
        });
    }
}

async fn receive(socket: TcpStream) -> Option<(Sent, TcpStream)> {
    let mut reader = BufReader::new(socket);
    let mut line = String::new();
    reader
        .read_line(&mut line)
        .await
        .ok()
        .filter(|count| *count > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).await.ok()?;
        let Some((name, value)) = line.split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers
        .get("content-length")
        .map_or(Ok(0), |length| length.parse());
    let mut body = vec![0; length.ok()?];
    reader.read_exact(&mut body).await.ok()?;
    let text = String::from_utf8(body).ok()?;
    Some((
        Sent {
            path,
            headers,
            text,
            nth: 0,
        },
        reader.into_inner(),
    ))
}

fn well_behaved(sent: &Sent) -> String {
    for status in [400, 429, 529] {
        if sent.text.contains(&format!("E{status}")) {
            return reply(
                status,
                "application/json",
                r#"{"type":"error","error":{"type":"x","message":"y"}}"#,
            );
        }
    }
    match (sent.path.as_str(), sent.json()["stream"] == true) {
        ("/v1/messages", false) => {
            reply(200, "application/json", &message(" Hello! I'm doing well."))
        }
        ("/v1/messages", true) => reply(
            200,
            "text/event-stream",
            &message_events(&[" Hello!", " I'm Claude."]),
        ),
        ("/v1/complete", false) => reply(
            200,
            "application/json",
            &completion(" Hello! I'm doing well."),
        ),
        ("/v1/complete", true) => reply(
            200,
            "text/event-stream",
            &completion_events(&[" Hello!", " I'm Claude."]),
        ),
        _ => reply(404, "application/json", "{}"),
    }
}

/// A complete response.
pub(crate) fn reply(status: u16, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} S\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// The head of a response whose body ends with the connection.
pub(crate) const OPEN_STREAM: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

pub(crate) fn message(text: &str) -> String {
    json!({
        "id": "msg_1", "type": "message", "role": "assistant", "model": "m",
        "content": [{ "type": "text", "text": text }], "stop_reason": "end_turn",
    })
    .to_string()
}

pub(crate) fn completion(text: &str) -> String {
    json!({ "id": "compl_1", "type": "completion", "completion": text, "stop_reason": "stop_sequence", "model": "m" }).to_string()
}

pub(crate) fn event(name: &str, data: &Value) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}

pub(crate) fn delta(text: &str) -> String {
    event(
        "content_block_delta",
        &json!({ "type": "content_block_delta", "index": 0, "delta": { "type": "text_delta", "text": text } }),
    )
}

pub(crate) fn stop() -> String {
    event("message_stop", &json!({ "type": "message_stop" }))
}

pub(crate) fn message_events(texts: &[&str]) -> String {
    let start = event(
        "message_start",
        &json!({ "type": "message_start", "message": { "content": [] } }),
    );
    let block = json!({ "type": "content_block_start", "index": 0, "content_block": { "type": "text", "text": "" } });
    let ping = event("ping", &json!({ "type": "ping" }));
    let texts: String = texts.iter().map(|text| delta(text)).collect();
    start + &event("content_block_start", &block) + &ping + &texts + &stop()
}

pub(crate) fn completion_events(texts: &[&str]) -> String {
    let one = |text: &str, reason: Value| {
        event(
            "completion",
            &json!({ "type": "completion", "completion": text, "stop_reason": reason, "model": "m" }),
        )
    };
    let texts: String = texts.iter().map(|text| one(text, Value::Null)).collect();
    texts + &event("ping", &json!({ "type": "ping" })) + &one("", json!("stop_sequence"))
}
