//! `#[utoipa::path]` on handlers whose path, query and headers are read by providers.

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};
use http_body_util::BodyExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tower::ServiceExt;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{IntoParams, Modify, OpenApi};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// The number of the page, from 0.
    #[serde(default)]
    number: u8,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct ShelfPath {
    shelf: String,
}

struct Paging(u8);

struct Shelf(String);

struct Token;

#[container]
impl App {
    #[request(extract)]
    fn paging(Query(page): Query<Page>) -> Paging {
        Paging(page.number)
    }

    #[request]
    async fn shelf(Path(path): Path<ShelfPath>) -> Result<Shelf, StatusCode> {
        Ok(Shelf(path.shelf))
    }

    #[request]
    fn token(headers: &HeaderMap) -> Result<Token, StatusCode> {
        let token = headers.get("authorization").map(|_| Token);
        token.ok_or(StatusCode::UNAUTHORIZED)
    }
}

/// Only providers use the path and the query.
#[utoipa::path(
    get,
    path = "/above/{shelf}",
    params(ShelfPath, Page),
    responses((status = 200, body = String)),
    security(("token" = []))
)]
#[inject]
async fn above(_token: &Token, shelf: &Shelf, paging: &Paging) -> String {
    format!("{} {}", shelf.0, paging.0)
}

#[inject(App, guard(token))]
#[utoipa::path(
    get,
    path = "/below/{shelf}",
    params(ShelfPath, Page),
    responses((status = 200, body = String)),
    security(("token" = []))
)]
async fn below(shelf: &Shelf, paging: &Paging) -> String {
    format!("{} {}", shelf.0, paging.0)
}

/// A plain handler that uses a provider as an extractor.
#[utoipa::path(
    get,
    path = "/plain",
    params(Page),
    responses((status = 200, body = String))
)]
async fn plain(paging: Paging) -> String {
    paging.0.to_string()
}

struct Security;

impl Modify for Security {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = api.components.get_or_insert_default();
        components.add_security_scheme("token", bearer);
    }
}

#[derive(OpenApi)]
#[openapi(paths(above, below, plain), modifiers(&Security))]
struct Documentation;

/// The parameters of the operation, with their locations.
fn parameters(path: &str) -> Vec<String> {
    let api = serde_json::to_value(Documentation::openapi()).unwrap();
    let parameters = api["paths"][path]["get"]["parameters"].as_array().cloned();
    let written = |it: Value| format!("{}: {}", it["name"], it["in"]).replace('"', "");
    parameters
        .unwrap_or_default()
        .into_iter()
        .map(written)
        .collect()
}

async fn answer(uri: &str) -> String {
    let router = Router::new()
        .route("/above/{shelf}", get(above))
        .route("/below/{shelf}", get(below))
        .route("/plain", get(plain))
        .with_state(App::build().await.unwrap());
    let request = axum::extract::Request::get(uri).header("authorization", "token");
    let response = router.oneshot(request.body(axum::body::Body::empty()).unwrap());
    let body = response.await.unwrap().into_body().collect().await.unwrap();
    String::from_utf8(body.to_bytes().to_vec()).unwrap()
}

#[tokio::test]
async fn extractors_of_providers_are_documented_above_inject() {
    assert_eq!(
        parameters("/above/{shelf}"),
        ["shelf: path", "number: query"]
    );
    assert_eq!(answer("/above/poems?number=2").await, "poems 2");
}

#[tokio::test]
async fn extractors_of_providers_are_documented_below_inject() {
    assert_eq!(
        parameters("/below/{shelf}"),
        ["shelf: path", "number: query"]
    );
    assert_eq!(answer("/below/poems?number=2").await, "poems 2");
}

#[tokio::test]
async fn extractors_of_providers_are_documented_at_a_plain_handler() {
    assert_eq!(parameters("/plain"), ["number: query"]);
    assert_eq!(answer("/plain?number=2").await, "2");
}

#[test]
fn a_guard_is_documented_as_security() {
    let api = serde_json::to_value(Documentation::openapi()).unwrap();
    assert_eq!(
        api["paths"]["/below/{shelf}"]["get"]["security"],
        json!([{ "token": [] }])
    );
    assert_eq!(
        api["components"]["securitySchemes"]["token"]["scheme"],
        "bearer"
    );
}
