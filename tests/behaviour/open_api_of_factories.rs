//! `#[utoipa::path]` on handlers with factories: the generated document.

use axum::body::Body;
use axum::extract::{Path, Request};
use axum::routing::post;
use axum::{Json, Router};
use hardwire::{container, inject};
use http_body_util::BodyExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tower::ServiceExt;
use utoipa::{OpenApi, ToSchema};

#[derive(Deserialize, ToSchema)]
struct Ask {
    text: String,
}

struct Shout(String);

#[container]
impl App {
    #[factory]
    fn shout(#[arg] text: &str) -> Shout {
        Shout(text.to_uppercase())
    }

    #[factory]
    async fn later(#[arg] id: u8) -> u32 {
        u32::from(id)
    }
}

#[utoipa::path(post, path = "/above/{id}", responses((status = 200, body = String)))]
#[inject]
async fn above<S, L>(shout: S, later: L, Path(id): Path<u8>, Json(ask): Json<Ask>) -> String
where
    S: Fn(&str) -> Shout,
    L: AsyncFn(u8) -> u32,
{
    format!("{} {}", shout(&ask.text).0, later(id).await)
}

#[inject]
#[utoipa::path(
    post,
    path = "/below/{id}",
    params(("id" = u8, Path)),
    request_body = Ask,
    responses((status = 200, body = String))
)]
async fn below(
    shout: impl Fn(&str) -> Shout,
    later: impl AsyncFn(u8) -> u32,
    Path(id): Path<u8>,
    Json(ask): Json<Ask>,
) -> String {
    format!("{} {}", shout(&ask.text).0, later(id).await)
}

#[derive(OpenApi)]
#[openapi(paths(above, below))]
struct Documentation;

fn operation(path: &str) -> Value {
    let api = serde_json::to_value(Documentation::openapi()).unwrap();
    let operation = &api["paths"][path]["post"];
    let content = &operation["requestBody"]["content"];
    let schema = &content["application/json"]["schema"]["$ref"];
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let parameters: Vec<_> = parameters.map(|it| [&it["name"], &it["in"]]).collect();
    json!([parameters, schema])
}

#[test]
fn above_it_reads_the_path_and_the_body() {
    let expected = json!([[["id", "path"]], "#/components/schemas/Ask"]);
    assert_eq!(operation("/above/{id}"), expected);
}

#[test]
fn below_inject_it_documents_the_declared_parameters() {
    assert_eq!(operation("/below/{id}"), operation("/above/{id}"));
}

#[tokio::test]
async fn the_handlers_receive_the_factories() {
    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/above/{id}", post(above))
        .route("/below/{id}", post(below))
        .with_state(app);
    for path in ["/above/7", "/below/7"] {
        let request = Request::post(path).header("content-type", "application/json");
        let request = request.body(Body::from(r#"{"text":"hi"}"#)).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let body = response.into_body().collect().await.unwrap();
        assert_eq!(body.to_bytes(), "HI 7");
    }
}
