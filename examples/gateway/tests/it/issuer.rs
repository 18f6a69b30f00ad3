//! A scripted issuer of tokens.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    tokens::Signer,
    upstream::{Sent, Upstream, reply},
};

const DISCOVERY: &str = "/.well-known/openid-configuration";
const KEYS: &str = "/oauth/discovery/keys";

/// An issuer. Dropping it stops it.
pub(crate) struct Issuer {
    upstream: Upstream,
    keys: Arc<Mutex<String>>,
}

impl Issuer {
    /// An issuer that publishes these keys.
    pub(crate) async fn publishing(signers: &[&Signer]) -> Self {
        let keys = Arc::new(Mutex::new(reply(200, "application/json", &jwks(signers))));
        let answers = Arc::clone(&keys);
        let upstream = Upstream::scripted(move |sent: Sent, mut socket: TcpStream| {
            let keys = answers
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            async move {
                let answer = if sent.path == DISCOVERY {
                    discovery(&sent)
                } else {
                    keys
                };
                drop(socket.write_all(answer.as_bytes()).await);
            }
        })
        .await;
        Self { upstream, keys }
    }

    pub(crate) fn url(&self) -> &str {
        &self.upstream.url
    }

    /// Publishes these keys from now on.
    pub(crate) fn publish(&self, signers: &[&Signer]) {
        self.publish_raw(&jwks(signers));
    }

    /// Publishes this document from now on.
    pub(crate) fn publish_raw(&self, document: &str) {
        self.answer(reply(200, "application/json", document));
    }

    /// Sends this answer to every request for the keys from now on.
    pub(crate) fn answer(&self, answer: String) {
        *self.keys.lock().unwrap_or_else(PoisonError::into_inner) = answer;
    }

    /// The number of fetches of the keys.
    pub(crate) fn fetches(&self) -> usize {
        let sent = self.upstream.sent();
        sent.iter().filter(|sent| sent.path == KEYS).count()
    }

    /// Every request so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.upstream.sent()
    }
}

/// An issuer that answers requests for its keys with a script.
pub(crate) async fn scripted<F>(
    script: impl Fn(Sent, TcpStream) -> F + Clone + Send + Sync + 'static,
) -> Upstream
where
    F: Future<Output = ()> + Send + 'static,
{
    Upstream::scripted(move |sent: Sent, mut socket: TcpStream| {
        let script = script.clone();
        async move {
            if sent.path == DISCOVERY {
                drop(socket.write_all(discovery(&sent).as_bytes()).await);
            } else {
                script(sent, socket).await;
            }
        }
    })
    .await
}

/// The discovery document. Its URLs have the host of the request.
fn discovery(sent: &Sent) -> String {
    let url = format!("http://{}", sent.headers["host"]);
    let document = json!({ "issuer": url, "jwks_uri": format!("{url}{KEYS}") });
    reply(200, "application/json", &document.to_string())
}

pub(crate) fn jwks(signers: &[&Signer]) -> String {
    let keys: Vec<Value> = signers.iter().map(|signer| signer.jwk()).collect();
    json!({ "keys": keys }).to_string()
}
