//! A webhook service. It has values that depend on the path and the token, validated bodies, pagination, idempotent
//! requests, and one error type.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Path, Query, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use hardwire::{container, inject};
use http_body_util::BodyExt;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tower::ServiceExt;

#[derive(Debug)]
struct HttpError {
    status: StatusCode,
    code: &'static str,
}

type Result<T, E = HttpError> = std::result::Result<T, E>;

impl HttpError {
    fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code }
    }
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "code": self.code }))).into_response()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct OrganizationId(u32);

#[derive(Clone, Debug)]
struct Application {
    organization: OrganizationId,
    name: String,
}

/// The messages of all applications.
#[derive(Default)]
struct Messages(Mutex<HashMap<String, Vec<String>>>);

/// The response bodies, by their idempotency key.
#[derive(Clone, Default)]
struct Answered(Arc<Mutex<HashMap<String, Bytes>>>);

struct Permissions(OrganizationId);

/// The application in the path, if the token may access it.
struct AuthenticatedApplication {
    permissions: OrganizationId,
    app: Application,
}

#[derive(Deserialize)]
struct ApplicationPath {
    app_id: String,
}

#[derive(Deserialize)]
struct MessagePath {
    message: usize,
}

#[derive(Deserialize)]
struct Pagination {
    limit: Option<usize>,
    offset: Option<usize>,
}

trait Validate {
    fn validate(&self) -> Result<()>;
}

/// A body that has been validated.
struct ValidatedJson<T>(T);

impl<T: DeserializeOwned + Validate, S: Send + Sync> FromRequest<S> for ValidatedJson<T> {
    type Rejection = HttpError;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let malformed = |_| HttpError::new(StatusCode::UNPROCESSABLE_ENTITY, "malformed");
        let Json(value) = Json::<T>::from_request(request, state)
            .await
            .map_err(malformed)?;
        value.validate().map(|()| Self(value))
    }
}

#[derive(Deserialize)]
struct MessageIn {
    payload: String,
}

impl Validate for MessageIn {
    fn validate(&self) -> Result<()> {
        let is_empty = self.payload.is_empty();
        (!is_empty).then_some(()).ok_or(HttpError::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "validation",
        ))
    }
}

#[container(error = HttpError)]
impl App {
    #[singleton]
    fn messages() -> Messages {
        Messages::default()
    }

    #[singleton]
    fn answered() -> Answered {
        Answered::default()
    }

    #[singleton]
    fn applications() -> Vec<Application> {
        let application = |organization, name: &str| Application {
            organization: OrganizationId(organization),
            name: name.to_owned(),
        };
        vec![application(1, "shop"), application(2, "bank")]
    }

    #[request]
    fn permissions(headers: &HeaderMap) -> Result<Permissions> {
        let refused = HttpError::new(StatusCode::UNAUTHORIZED, "authentication_failed");
        let token = headers
            .get("authorization")
            .and_then(|token| token.to_str().ok());
        let organization = token.and_then(|token| token.strip_prefix("Bearer org_")?.parse().ok());
        organization
            .map(|id| Permissions(OrganizationId(id)))
            .ok_or(refused)
    }

    #[request]
    async fn application(
        permissions: Permissions,
        Path(ApplicationPath { app_id }): Path<ApplicationPath>,
        applications: &Vec<Application>,
    ) -> Result<AuthenticatedApplication> {
        let is_seen = |app: &&Application| app.name == app_id && app.organization == permissions.0;
        let app = applications.iter().find(is_seen).cloned();
        let app = app.ok_or(HttpError::new(StatusCode::NOT_FOUND, "not_found"))?;
        Ok(AuthenticatedApplication {
            permissions: permissions.0,
            app,
        })
    }
}

impl From<axum::extract::rejection::PathRejection> for HttpError {
    fn from(_: axum::extract::rejection::PathRejection) -> Self {
        Self::new(StatusCode::NOT_FOUND, "path")
    }
}

impl From<axum::extract::rejection::QueryRejection> for HttpError {
    fn from(_: axum::extract::rejection::QueryRejection) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "query")
    }
}

#[inject]
async fn create_message(
    AuthenticatedApplication { app, permissions }: AuthenticatedApplication,
    messages: &Messages,
    ValidatedJson(data): ValidatedJson<MessageIn>,
) -> Result<(StatusCode, Json<Value>)> {
    let mut messages = messages.0.lock().unwrap();
    let messages = messages.entry(app.name).or_default();
    messages.push(data.payload);
    let created = json!({ "id": messages.len() - 1, "organization": permissions.0 });
    Ok((StatusCode::ACCEPTED, Json(created)))
}

#[inject]
async fn list_messages(
    Query(page): Query<Pagination>,
    AuthenticatedApplication { app, .. }: &AuthenticatedApplication,
    messages: &Messages,
) -> Result<Json<Value>> {
    let messages = messages.0.lock().unwrap();
    let all = messages.get(&app.name).map_or(&[][..], Vec::as_slice);
    let (offset, limit) = (page.offset.unwrap_or(0), page.limit.unwrap_or(50));
    let data: Vec<_> = all.iter().skip(offset).take(limit).collect();
    Ok(Json(
        json!({ "data": data, "done": offset + data.len() == all.len() }),
    ))
}

/// The provider and the handler both extract the path.
#[inject]
async fn get_message(
    Path(MessagePath { message }): Path<MessagePath>,
    application: &AuthenticatedApplication,
    messages: &Messages,
) -> Result<Json<Value>> {
    let messages = messages.0.lock().unwrap();
    let found = messages
        .get(&application.app.name)
        .and_then(|all| all.get(message));
    found
        .map(|payload| Json(json!(payload)))
        .ok_or(HttpError::new(StatusCode::NOT_FOUND, "not_found"))
}

/// Returns the first response again if a request is repeated.
#[inject]
async fn idempotency(answered: Answered, request: Request, next: Next) -> Response {
    let key = request.headers().get("idempotency-key");
    let Some(key) = key.and_then(|key| key.to_str().ok()).map(str::to_owned) else {
        return next.run(request).await;
    };
    if let Some(body) = answered.0.lock().unwrap().get(&key).cloned() {
        return (StatusCode::ACCEPTED, body).into_response();
    }
    let (head, body) = next.run(request).await.into_parts();
    let body = body.collect().await.unwrap_or_default().to_bytes();
    if head.status.is_success() {
        answered.0.lock().unwrap().insert(key, body.clone());
    }
    Response::from_parts(head, Body::from(body))
}

async fn service() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/app/{app_id}/msg", post(create_message).get(list_messages))
        .route("/app/{app_id}/msg/{message}", get(get_message))
        .layer(from_fn_with_state(app.clone(), idempotency))
        .with_state(app)
}

/// The response to a request of organization 1.
async fn answer(
    service: &Router,
    request: axum::http::request::Builder,
    body: &'static str,
) -> (u16, Value) {
    let request = request.header("authorization", "Bearer org_1");
    let request = request.header("content-type", "application/json");
    let response = service
        .clone()
        .oneshot(request.body(Body::from(body)).unwrap())
        .await
        .unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, serde_json::from_slice(&body).unwrap())
}

const MESSAGE: &str = r#"{"payload":"hello"}"#;

#[tokio::test]
async fn the_path_and_the_token_name_an_application() {
    let service = service().await;
    let created = answer(&service, Request::post("/app/shop/msg"), MESSAGE).await;
    assert_eq!(created, (202, json!({ "id": 0, "organization": 1 })));
    let message = answer(&service, Request::get("/app/shop/msg/0"), "").await;
    assert_eq!(message, (200, json!("hello")));
}

#[tokio::test]
async fn an_application_of_others_is_not_found() {
    let created = answer(&service().await, Request::post("/app/bank/msg"), MESSAGE).await;
    assert_eq!(created, (404, json!({ "code": "not_found" })));
}

#[tokio::test]
async fn a_body_that_is_not_valid_is_refused() {
    let created = answer(
        &service().await,
        Request::post("/app/shop/msg"),
        r#"{"payload":""}"#,
    )
    .await;
    assert_eq!(created, (422, json!({ "code": "validation" })));
}

#[tokio::test]
async fn a_list_has_pages() {
    let service = service().await;
    for _ in 0..3 {
        answer(&service, Request::post("/app/shop/msg"), MESSAGE).await;
    }
    let page = answer(&service, Request::get("/app/shop/msg?limit=2"), "").await;
    assert_eq!(
        page,
        (200, json!({ "data": ["hello", "hello"], "done": false }))
    );
    let last = answer(&service, Request::get("/app/shop/msg?limit=2&offset=2"), "").await;
    assert_eq!(last, (200, json!({ "data": ["hello"], "done": true })));
}

#[tokio::test]
async fn a_page_that_cannot_be_read_is_refused_with_the_services_error() {
    let page = answer(
        &service().await,
        Request::get("/app/shop/msg?limit=two"),
        "",
    )
    .await;
    assert_eq!(page, (422, json!({ "code": "query" })));
}

#[tokio::test]
async fn a_repeated_request_is_answered_as_the_first() {
    let service = service().await;
    let create = || Request::post("/app/shop/msg").header("idempotency-key", "1");
    let first = answer(&service, create(), MESSAGE).await;
    assert_eq!(answer(&service, create(), MESSAGE).await, first);
    let list = answer(&service, Request::get("/app/shop/msg"), "").await;
    assert_eq!(list.1["data"], json!(["hello"]));
}
