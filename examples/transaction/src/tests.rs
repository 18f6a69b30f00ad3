use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::{App, router};

async fn entered(app: &App, body: &'static str) -> StatusCode {
    answered(app, Request::post("/").body(Body::from(body)).unwrap()).await
}

async fn imported(app: &App, body: &'static str) -> StatusCode {
    answered(app, Request::put("/").body(Body::from(body)).unwrap()).await
}

async fn answered(app: &App, request: Request<Body>) -> StatusCode {
    let response = router(app.clone()).oneshot(request).await;
    response.unwrap().status()
}

#[tokio::test]
async fn a_success_is_committed() {
    let app = App::build().await.unwrap();
    assert_eq!(entered(&app, "5\n7\n").await, StatusCode::CREATED);
    assert_eq!(app.ledger.balance(), 12);
}

#[tokio::test]
async fn a_failure_is_rolled_back() {
    let app = App::build().await.unwrap();
    assert_eq!(entered(&app, "5\nseven\n").await, StatusCode::BAD_REQUEST);
    assert_eq!(app.ledger.balance(), 0);
}

#[tokio::test]
async fn a_commit_that_fails_is_the_response() {
    let app = App::build().await.unwrap();
    assert_eq!(entered(&app, "5\n").await, StatusCode::CREATED);
    assert_eq!(entered(&app, "-2\n-4\n").await, StatusCode::CONFLICT);
    assert_eq!(app.ledger.balance(), 5);
}

#[tokio::test]
async fn an_import_begins_after_all_lines_have_been_parsed() {
    let app = App::build().await.unwrap();
    assert_eq!(imported(&app, "").await, StatusCode::NO_CONTENT);
    assert_eq!(imported(&app, "5\nseven\n").await, StatusCode::BAD_REQUEST);
    assert_eq!(app.ledger.begun(), 0);
    assert_eq!(imported(&app, "5\n7\n").await, StatusCode::CREATED);
    assert_eq!((app.ledger.begun(), app.ledger.balance()), (1, 12));
}

#[tokio::test]
async fn a_client_that_does_not_send_its_body_begins_nothing() {
    let app = App::build().await.unwrap();
    let never = Body::from_stream(futures_util::stream::pending::<Result<&str, std::io::Error>>());
    let request = Request::post("/").body(never).unwrap();
    let asking = tokio::spawn(router(app.clone()).oneshot(request));
    tokio::task::yield_now().await;
    asking.abort();
    app.shutdown().await.unwrap();
    assert_eq!(app.ledger.begun(), 0);
}
