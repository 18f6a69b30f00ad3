//! The web service of a package registry. It takes the application's state and the whole request head by value, and has a
//! pooled connection, work on another thread, and conditional requests.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use axum::{Json, Router};
use hardwire::{container, inject};
use http_body_util::BodyExt;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;
use tower::ServiceExt;

/// A stand-in for a database connection.
#[derive(Default)]
struct Connection {
    packages: Vec<(String, String)>,
}

/// A pool with a single connection.
#[derive(Clone, Default)]
struct Pool(Arc<Mutex<Option<Connection>>>);

impl Pool {
    fn of_one() -> Self {
        Self(Arc::new(Mutex::new(Some(Connection::default()))))
    }

    async fn get(&self) -> Result<PooledConnection, PoolError> {
        let connection = self.0.lock().unwrap().take().ok_or(PoolError)?;
        Ok(PooledConnection(Some(connection), self.clone()))
    }
}

#[derive(Debug)]
struct PoolError;

/// Dereferences to the connection, and returns it to the pool when dropped.
struct PooledConnection(Option<Connection>, Pool);

impl Drop for PooledConnection {
    fn drop(&mut self) {
        *self.1.0.lock().unwrap() = self.0.take();
    }
}

impl Deref for PooledConnection {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.0.as_ref().unwrap()
    }
}

impl DerefMut for PooledConnection {
    fn deref_mut(&mut self) -> &mut Connection {
        self.0.as_mut().unwrap()
    }
}

/// A boxed error that is a response.
type BoxedAppError = Box<dyn AppError>;
type AppResult<T> = Result<T, BoxedAppError>;

trait AppError: Send {
    fn response(&self) -> Response;
}

impl AppError for StatusCode {
    fn response(&self) -> Response {
        self.into_response()
    }
}

impl IntoResponse for BoxedAppError {
    fn into_response(self) -> Response {
        self.response()
    }
}

impl From<PoolError> for BoxedAppError {
    fn from(_: PoolError) -> Self {
        Box::new(StatusCode::SERVICE_UNAVAILABLE)
    }
}

impl From<StatusCode> for BoxedAppError {
    fn from(status: StatusCode) -> Self {
        Box::new(status)
    }
}

struct Authentication {
    user: String,
}

#[container]
impl App {
    #[input]
    fn pool() -> Pool;

    #[request]
    async fn conn(pool: &Pool) -> AppResult<PooledConnection> {
        Ok(pool.get().await?)
    }

    #[request]
    async fn authentication(headers: &HeaderMap) -> AppResult<Authentication> {
        let user = headers.get("authorization").ok_or(StatusCode::FORBIDDEN)?;
        let user = user
            .to_str()
            .map_err(|_| StatusCode::BAD_REQUEST)?
            .to_owned();
        Ok(Authentication { user })
    }
}

#[derive(Deserialize)]
struct PackageVersion {
    name: String,
    version: String,
}

/// Requests a connection from the state in its body.
#[inject]
async fn index(State(app): State<App>, req: Parts) -> AppResult<Json<Value>> {
    let conn = app.pool.get().await?;
    Ok(Json(
        json!({ "packages": conn.packages.len(), "path": req.uri.path() }),
    ))
}

/// The text of the version is its `ETag`.
#[inject]
async fn show(
    Path(path): Path<PackageVersion>,
    headers: &HeaderMap,
    conn: &mut PooledConnection,
) -> AppResult<Response> {
    let found = conn.packages.iter().find(|(name, _)| *name == path.name);
    let (_, version) = found.ok_or(StatusCode::NOT_FOUND)?;
    let tag = format!("\"{version}\"");
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| *known == *tag)
    {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let is_asked = version.starts_with(&path.version);
    Ok((
        [(ETAG, tag)],
        Json(json!({ "version": version, "is_asked": is_asked })),
    )
        .into_response())
}

/// The connection is moved to another thread, and returned to the pool from there.
#[inject]
async fn publish(
    authentication: &Authentication,
    Path(path): Path<PackageVersion>,
    mut conn: PooledConnection,
    body: Bytes,
) -> AppResult<Json<Value>> {
    let user = authentication.user.clone();
    let size = spawn_blocking(move || {
        conn.packages.push((path.name, path.version));
        body.len()
    });
    let size = size.await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(Json(json!({ "by": user, "size": size })))
}

struct Registry(Pool);

impl Registry {
    async fn answer(&self, request: Request) -> (StatusCode, String) {
        let app = App::build(self.0.clone()).await.unwrap();
        let router = Router::new()
            .route("/packages", get(index))
            .route("/packages/{name}/{version}", put(publish).get(show))
            .with_state(app);
        let response = router.oneshot(request).await.unwrap();
        let status = response.status();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn with_a_package() -> Self {
        let registry = Self(Pool::of_one());
        let publish = Request::put("/packages/left/1.0").header("authorization", "ada");
        let published = registry
            .answer(publish.body("source".into()).unwrap())
            .await;
        assert_eq!(
            published,
            (StatusCode::OK, r#"{"by":"ada","size":6}"#.to_owned())
        );
        registry
    }
}

fn get_of(uri: &str) -> Request {
    Request::get(uri).body(axum::body::Body::empty()).unwrap()
}

#[tokio::test]
async fn a_connection_that_went_to_another_thread_is_free_again() {
    let registry = Registry::with_a_package().await;
    let answer = registry.answer(get_of("/packages")).await;
    assert_eq!(answer.1, r#"{"packages":1,"path":"/packages"}"#);
}

#[tokio::test]
async fn a_connection_that_was_borrowed_is_free_again() {
    let registry = Registry::with_a_package().await;
    for _ in 0..2 {
        let (status, body) = registry.answer(get_of("/packages/left/1")).await;
        let body: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(status, StatusCode::OK);
        assert_eq!(body, json!({ "is_asked": true, "version": "1.0" }));
    }
}

#[tokio::test]
async fn a_boxed_error_of_the_handler_is_the_response() {
    let registry = Registry::with_a_package().await;
    let (status, _) = registry.answer(get_of("/packages/right/1")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_boxed_error_of_a_provider_is_the_response() {
    let registry = Registry(Pool::default());
    let (status, _) = registry.answer(get_of("/packages/left/1")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_refused_request_uses_no_connection() {
    let registry = Registry(Pool::default());
    let publish = Request::put("/packages/left/1.0")
        .body("source".into())
        .unwrap();
    assert_eq!(registry.answer(publish).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_client_with_the_current_version_receives_no_body() {
    let registry = Registry::with_a_package().await;
    let mut again = get_of("/packages/left/1");
    again
        .headers_mut()
        .insert(IF_NONE_MATCH, "\"1.0\"".parse().unwrap());
    assert_eq!(
        registry.answer(again).await,
        (StatusCode::NOT_MODIFIED, String::new())
    );
}
