use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::app::{App, Limit};
use super::router;
use super::state::AppState;

async fn program() -> Router {
    router(AppState::new(App::build().await.unwrap()))
}

async fn answer(router: &Router, request: Request<Body>) -> (StatusCode, String) {
    let response = router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.headers()["x-users"], "3");
    let status = response.status();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.into()).unwrap())
}

fn request(method: Method, uri: &str, user: &str, body: &'static str) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(uri)
        .header("x-user", user)
        .header("content-type", "application/json")
        .header("content-length", body.len())
        .body(Body::from(body))
        .unwrap()
}

fn get(uri: &str, user: &str) -> Request<Body> {
    request(Method::GET, uri, user, "")
}

#[tokio::test]
async fn old_and_converted_handlers_have_the_same_notes() {
    let program = program().await;
    let milk = request(Method::POST, "/notes", "ada", r#"{"text":"buy milk"}"#);
    let added = answer(&program, milk).await;
    assert_eq!(added, (StatusCode::CREATED, "/notes/1".to_owned()));
    let (_, listed) = answer(&program, get("/notes", "ada")).await;
    assert_eq!(listed, r#"["buy milk"]"#);
    let (_, shown) = answer(&program, get("/notes/1", "ada")).await;
    assert_eq!(shown, r#"{"owner":"ada","text":"buy milk"}"#);
    let removal = request(Method::DELETE, "/notes/1", "ada", "");
    assert_eq!(answer(&program, removal).await.0, StatusCode::NO_CONTENT);
    let gone = answer(&program, get("/notes/1", "ada")).await;
    assert_eq!(gone, (StatusCode::NOT_FOUND, "no note 1".to_owned()));
}

#[tokio::test]
async fn the_extractor_of_the_application_refuses_in_both() {
    let program = program().await;
    for uri in ["/notes", "/notes/1", "/admin/notes"] {
        let (status, _) = answer(&program, get(uri, "mallory")).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{uri}");
    }
}

#[tokio::test]
async fn a_note_is_for_its_owner() {
    let program = program().await;
    let note = request(Method::POST, "/notes", "ada", r#"{"text":"secret"}"#);
    answer(&program, note).await;
    let (status, _) = answer(&program, get("/notes/1", "eve")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_rejection_is_the_extractors_own() {
    let program = program().await;
    let (status, _) = answer(&program, get("/notes/one", "ada")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_group_requires_the_admin_and_has_its_own_error() {
    let program = program().await;
    let refused = answer(&program, get("/admin/notes", "ada")).await;
    let problem = "problem: NotTheAdmin".to_owned();
    assert_eq!(refused, (StatusCode::FORBIDDEN, problem));
    let clear = request(Method::DELETE, "/admin/notes", "ada", "");
    assert_eq!(answer(&program, clear).await.0, StatusCode::FORBIDDEN);
    let (_, count) = answer(&program, get("/admin/notes", "root")).await;
    assert_eq!(count, "0");
}

#[tokio::test]
async fn a_converted_middleware_applies_to_both_kinds_of_handlers() {
    let app = App::builder().limit(Limit(3)).build().await.unwrap();
    let program = router(AppState::new(app));
    for method in [Method::GET, Method::POST] {
        let long = request(method, "/notes", "ada", r#"{"text":"long"}"#);
        let (status, _) = answer(&program, long).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
