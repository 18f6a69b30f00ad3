use axum::body::Body;
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use super::{App, router};

async fn entered(app: &App, body: &'static str) -> StatusCode {
    let request = Request::post("/").body(Body::from(body)).unwrap();
    let response = router(app.clone()).oneshot(request).await;
    response.unwrap().status()
}

#[tokio::test]
async fn what_goes_well_is_committed() {
    let app = App::build().await.unwrap();
    assert_eq!(entered(&app, "5\n7\n").await, StatusCode::CREATED);
    assert_eq!(app.ledger.balance(), 12);
}

#[tokio::test]
async fn what_does_not_is_rolled_back() {
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
async fn what_a_client_leaves_behind_is_rolled_back_before_the_ledger_is_closed() {
    let app = App::build().await.unwrap();
    let never = Body::from_stream(futures_util::stream::pending::<Result<&str, std::io::Error>>());
    let request = Request::post("/").body(never).unwrap();
    let asking = tokio::spawn(router(app.clone()).oneshot(request));
    tokio::task::yield_now().await;
    asking.abort();
    app.shutdown().await.unwrap();
    assert_eq!(app.ledger.balance(), 0);
}
