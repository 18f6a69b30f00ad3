//! Extractors as parameters of providers.

use axum::Json;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, Uri};
use hardwire::{container, inject};
use hardwire_tests::send;

struct Signed(String);
struct Path(String);
struct Agent(String);

#[container]
impl App {
    #[request]
    async fn signed(body: String) -> Result<Signed, StatusCode> {
        let text = body.strip_prefix("signed ").ok_or(StatusCode::FORBIDDEN)?;
        Ok(Signed(text.to_owned()))
    }

    #[request]
    fn path(uri: Uri) -> Path {
        Path(uri.path().to_owned())
    }

    #[request]
    fn agent(headers: &HeaderMap) -> Agent {
        let agent = headers.get("user-agent").map(|agent| agent.to_str());
        Agent(agent.and_then(Result::ok).unwrap_or_default().to_owned())
    }
}

fn post(body: &'static str) -> Request {
    let request = Request::post("/here").header("user-agent", "test");
    request.body(Body::from(body)).unwrap()
}

#[tokio::test]
async fn a_provider_may_read_the_body_if_the_handler_does_not() {
    #[inject]
    async fn handler(signed: &Signed) -> String {
        signed.0.clone()
    }
    let app = App::build().await.unwrap();
    let answer = send(handler, &app, post("signed hello")).await;
    assert_eq!(answer, (StatusCode::OK, "hello".to_owned()));
    assert_eq!(
        send(handler, &app, post("hello")).await.0,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_provider_may_read_the_body_after_those_that_read_the_head() {
    #[inject]
    async fn handler(path: &Path, agent: &Agent, signed: Signed) -> String {
        format!("{} {} {}", path.0, agent.0, signed.0)
    }
    let app = App::build().await.unwrap();
    let answer = send(handler, &app, post("signed hello")).await;
    assert_eq!(answer.1, "/here test hello");
}

#[tokio::test]
async fn a_providers_extractor_does_not_consume_the_body() {
    #[inject]
    async fn handler(path: &Path, Json(number): Json<u8>, agent: &Agent) -> String {
        format!("{} {number} {}", path.0, agent.0)
    }
    let app = App::build().await.unwrap();
    let mut request = post("7");
    let json = "application/json".parse().unwrap();
    request.headers_mut().insert("content-type", json);
    assert_eq!(send(handler, &app, request).await.1, "/here 7 test");
}

#[tokio::test]
async fn a_providers_extractor_does_not_consume_the_head() {
    #[inject]
    async fn handler(path: &Path, agent: &Agent, headers: &HeaderMap) -> String {
        format!("{} {} {}", path.0, agent.0, headers.len())
    }
    let app = App::build().await.unwrap();
    assert_eq!(send(handler, &app, post("")).await.1, "/here test 1");
}
