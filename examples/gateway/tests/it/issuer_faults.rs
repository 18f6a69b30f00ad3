//! A broken issuer affects only the callers with its tokens.
//!
//! Starting a gateway blocks the thread of the test, so the issuers run on another thread.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use serde_json::json;
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};

use crate::{
    gateway::Gateway,
    issuer::{self, Issuer, jwks},
    tokens::{Signer, claims},
    upstream::{Sent, Upstream, reply},
};

/// Shorter than the default, but long enough for a working issuer on a busy machine.
const HASTE: [(&str, &str); 1] = [("AIGW_AUTH__FETCH_TIMEOUT", "3")];

/// How long the gateway waits before it asks a failed issuer again.
const BEFORE_RETRY: Duration = Duration::from_secs(5);

/// Tests a broken issuer next to a working one: tokens of the first are refused in bounded time, and tokens of the second
/// are accepted.
async fn assert_harmless(name: &str, broken: &str) {
    let (lost, sound) = (Signer::first(), Signer::second());
    let issuer = Issuer::publishing(&[&sound]).await;
    let mut gateway = Gateway::trusting([broken, issuer.url()], &HASTE);
    for _ in 0..2 {
        let begun = Instant::now();
        assert_eq!(
            gateway.ask_as(&sound.sign(&claims())).await.status(),
            200,
            "{name}"
        );
        let refused = gateway.ask_as(&lost.sign(&claims())).await;
        assert_eq!(refused.status(), 401, "{name}");
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{name}: {:?}",
            begun.elapsed()
        );
    }
    gateway.assert_sound();
}

/// Tests an issuer that sends these bytes for both documents, and one that sends them only for the keys.
async fn assert_harmless_saying(name: &str, bytes: &[u8]) {
    let discovery = Upstream::saying(bytes).await;
    let bytes: Arc<[u8]> = bytes.into();
    let keys = issuer::scripted(move |_, mut socket: TcpStream| {
        let bytes = Arc::clone(&bytes);
        async move { drop(socket.write_all(&bytes).await) }
    })
    .await;
    tokio::join!(
        assert_harmless(name, &discovery.url),
        assert_harmless(name, &keys.url)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_cannot_be_reached() {
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", closed.local_addr().expect("an address"));
    drop(closed);
    tokio::join!(
        assert_harmless("a closed port", &url),
        assert_harmless("no address", "http://nowhere.invalid"),
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_speaks_no_tls() {
    let issuer = Issuer::publishing(&[&Signer::first()]).await;
    let secure = issuer.url().replace("http:", "https:");
    assert_harmless("no TLS", &secure).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_answers_something_else() {
    let jwks = jwks(&[&Signer::first()]);
    let ok = |body: &str| reply(200, "application/json", body);
    for (name, answer) in [
        ("nothing", String::new()),
        ("garbage", "garbage\r\n\r\n".to_owned()),
        ("a page", ok("<html>not a document</html>")),
        ("no JSON", ok("{\"keys\":[")),
        ("null", ok("null")),
        ("a list", ok("[]")),
        ("no keys", ok("{}")),
        ("keys of another type", ok("{\"keys\":{}}")),
        ("an error", reply(500, "application/json", &jwks)),
        ("not found", reply(404, "application/json", &jwks)),
        ("no content", reply(204, "application/json", "")),
        (
            "too few bytes",
            ok(&jwks).replace("content-length: ", "content-length: 9"),
        ),
        ("depth", ok(&"[".repeat(200_000))),
    ] {
        assert_harmless_saying(name, answer.as_bytes()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_whose_addresses_are_not_safe() {
    for address in [
        "file:///etc/passwd",
        "ftp://127.0.0.1/keys",
        "data:application/json,{}",
        "keys",
        "//127.0.0.1/keys",
        "",
        "http://",
    ] {
        let document = json!({ "issuer": "x", "jwks_uri": address }).to_string();
        let upstream = Upstream::saying(reply(200, "application/json", &document)).await;
        assert_harmless(address, &upstream.url).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_redirects() {
    let signer = Signer::first();
    let elsewhere = Issuer::publishing(&[&signer]).await;
    for status in [301, 302, 303, 307, 308] {
        let answer = format!(
            "HTTP/1.1 {status} M\r\nlocation: {}/oauth/discovery/keys\r\ncontent-length: 0\r\n\r\n",
            elsewhere.url()
        );
        assert_harmless_saying("a redirect", answer.as_bytes()).await;
    }
    assert!(elsewhere.sent().is_empty(), "it was followed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_hangs() {
    let silent = Upstream::scripted(hang).await;
    let keys = issuer::scripted(hang).await;
    tokio::join!(
        assert_harmless("silence", &silent.url),
        assert_harmless("no keys", &keys.url)
    );
}

async fn hang(_: Sent, socket: TcpStream) {
    std::future::pending::<()>().await;
    drop(socket);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_drips() {
    let upstream = issuer::scripted(|_, mut socket: TcpStream| async move {
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 90000\r\n\r\n{\"keys\":[";
        drop(socket.write_all(head.as_bytes()).await);
        while socket.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    })
    .await;
    assert_harmless("a drip", &upstream.url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_whose_documents_never_end() {
    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let endless = move |_: Sent, mut socket: TcpStream| {
        let written = Arc::clone(&counter);
        async move {
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"keys\":[";
            drop(socket.write_all(head.as_bytes()).await);
            let piece = vec![b' '; 64 * 1024];
            while written.fetch_add(1, Relaxed) < 10_000 && socket.write_all(&piece).await.is_ok() {
            }
        }
    };
    let discovery = Upstream::scripted(endless.clone()).await;
    let keys = issuer::scripted(endless).await;
    assert_harmless("an endless document", &discovery.url).await;
    assert_harmless("endless keys", &keys.url).await;
    assert!(written.load(Relaxed) < 1000, "it was read on and on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_with_too_many_keys() {
    let signer = Signer::first();
    let all = [&signer; 100];
    let issuer = Issuer::publishing(&all).await;
    assert_harmless("a hundred keys", issuer.url()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_is_slow_is_waited_for() {
    let signer = Signer::first();
    let keys = reply(200, "application/json", &jwks(&[&signer]));
    let released = Arc::new(Semaphore::new(0));
    let waiting = Arc::clone(&released);
    let upstream = issuer::scripted(move |_, mut socket: TcpStream| {
        let (released, keys) = (Arc::clone(&waiting), keys.clone());
        async move {
            released.acquire().await.expect("a permit").forget();
            drop(socket.write_all(keys.as_bytes()).await);
        }
    })
    .await;
    let gateway = Gateway::trusting([&upstream.url, &upstream.url], &[]);
    let token = signer.sign(&claims());
    let asking = gateway.ask_as(&token);
    tokio::pin!(asking);
    let early = timeout(Duration::from_millis(300), &mut asking).await;
    assert!(early.is_err(), "it did not wait");
    released.add_permits(1);
    assert_eq!(asking.await.status(), 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn one_that_comes_back_is_asked_again() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    issuer.answer(reply(503, "application/json", "{}"));
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    let token = signer.sign(&claims());
    assert_eq!(gateway.ask_as(&token).await.status(), 401);
    issuer.publish(&[&signer]);
    gateway.logged("Keys could not be fetched").await;
    tokio::time::sleep(BEFORE_RETRY).await;
    assert_eq!(gateway.ask_as(&token).await.status(), 200);
    assert_eq!(issuer.fetches(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_hundred_first_callers_are_one_fetch() {
    let signer = Signer::first();
    let issuer = Issuer::publishing(&[&signer]).await;
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    let token = signer.sign(&claims());
    let all = join_all((0..100).map(|_| gateway.ask_as(&token))).await;
    assert!(all.iter().all(|response| response.status() == 200));
    assert_eq!(issuer.fetches(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_storm_of_unknown_keys_is_one_fetch() {
    let (signer, stranger) = (Signer::first(), Signer::second());
    let issuer = Issuer::publishing(&[&signer]).await;
    let mut gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    assert_eq!(gateway.ask_as(&signer.sign(&claims())).await.status(), 200);
    let unknown = stranger.sign(&claims());
    for _ in 0..2 {
        let all = join_all((0..200).map(|_| gateway.ask_as(&unknown))).await;
        assert!(all.iter().all(|response| response.status() == 401));
    }
    assert_eq!(issuer.fetches(), 2);
    gateway.assert_sound();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_new_key_is_found_and_an_old_one_forgotten() {
    let (old, new) = (Signer::first(), Signer::second());
    let issuer = Issuer::publishing(&[&old]).await;
    let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
    assert_eq!(gateway.ask_as(&old.sign(&claims())).await.status(), 200);
    issuer.publish(&[&new]);
    assert_eq!(gateway.ask_as(&old.sign(&claims())).await.status(), 200);
    assert_eq!(gateway.ask_as(&new.sign(&claims())).await.status(), 200);
    assert_eq!(gateway.ask_as(&old.sign(&claims())).await.status(), 401);
    assert_eq!(issuer.fetches(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_old_keys_remain_if_the_issuer_fails() {
    let (known, unknown) = (Signer::first(), Signer::second());
    for answer in [
        reply(500, "text/plain", "no"),
        reply(200, "text/html", "<html>"),
        String::new(),
    ] {
        let issuer = Issuer::publishing(&[&known]).await;
        let gateway = Gateway::trusting([issuer.url(), issuer.url()], &[]);
        assert_eq!(gateway.ask_as(&known.sign(&claims())).await.status(), 200);
        issuer.answer(answer);
        assert_eq!(gateway.ask_as(&unknown.sign(&claims())).await.status(), 401);
        assert_eq!(gateway.ask_as(&known.sign(&claims())).await.status(), 200);
        assert_eq!(issuer.fetches(), 2, "{}", gateway.log());
    }
}
