//! `#[utoipa::path]` with `#[inject]`.

use axum::body::to_bytes;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::routing::any;
use axum::{Json, Router};
use hardwire::{container, inject};
use hardwire_tests::{get, text, with_json};
use serde::Deserialize;
use serde_json::{Value, json};
use tower::ServiceExt;
use utoipa::{IntoParams, OpenApi, ToSchema};

struct Greeting(&'static str);

struct Loud(String);

struct Shout(String);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[request]
    fn loud(shout: impl Fn(&str) -> Shout) -> Loud {
        Loud(shout("loud").0)
    }

    #[factory]
    fn shout(#[arg] text: &str) -> Shout {
        Shout(text.to_uppercase())
    }
}

#[derive(Deserialize, IntoParams)]
struct Page {
    #[serde(default)]
    number: u8,
}

#[derive(Deserialize, ToSchema)]
struct Ask {
    text: String,
}

/// Answers.
#[utoipa::path(post, path = "/above/{id}", responses((status = 200, body = String)))]
#[inject]
async fn above(
    greeting: &Greeting,
    loud: &Loud,
    Path(id): Path<u8>,
    Json(ask): Json<Ask>,
) -> Result<String, StatusCode> {
    let words = [greeting.0, &loud.0, &ask.text].join(" ");
    Ok(format!("{words} {id}"))
}

/// Greets.
#[inject]
#[utoipa::path(get, path = "/below", params(Page), responses((status = 200, body = String)))]
async fn below(shout: impl Fn(&str) -> Shout, Query(page): Query<Page>) -> String {
    format!("{} {}", shout("hello").0, page.number)
}

#[derive(OpenApi)]
#[openapi(paths(above, below))]
struct Documentation;

/// The operation in the document: its summary, its parameters and its body.
fn operation(path: &str, method: &str) -> Value {
    let api = serde_json::to_value(Documentation::openapi()).unwrap();
    let operation = &api["paths"][path][method];
    let names = operation["parameters"].as_array().into_iter().flatten();
    let names: Vec<_> = names.map(|parameter| &parameter["name"]).collect();
    let bodies = operation["requestBody"]["content"].as_object();
    let bodies: Vec<_> = bodies.into_iter().flatten().map(|(kind, _)| kind).collect();
    json!([operation["summary"], names, bodies])
}

#[test]
fn above_inject_utoipa_reads_the_original_signature() {
    let expected = json!(["Answers.", ["id"], ["application/json"]]);
    assert_eq!(operation("/above/{id}", "post"), expected);
}

#[test]
fn below_inject_utoipa_documents_only_its_own_arguments() {
    let expected = json!(["Greets.", ["number"], []]);
    assert_eq!(operation("/below", "get"), expected);
}

#[tokio::test]
async fn the_handlers_are_wired_all_the_same() {
    let app = App::build().await.unwrap();
    assert_eq!(text(below, &app).await, "HELLO 0");
    let router = Router::new()
        .route("/above/{id}", any(above))
        .with_state(app);
    let request = with_json(get("/above/7"), r#"{"text":"hi"}"#);
    let response = router.oneshot(request).await.unwrap();
    let body = to_bytes(response.into_body(), 100).await.unwrap();
    assert_eq!(body, "hello LOUD hi 7");
}
