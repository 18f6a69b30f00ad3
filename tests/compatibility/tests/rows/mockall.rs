use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send};
use mockall::automock;

#[automock]
trait Users: Send + Sync {
    fn name(&self, id: u8) -> Option<String>;
}

struct Database;

impl Users for Database {
    fn name(&self, _: u8) -> Option<String> {
        None
    }
}

// ANCHOR: mock
#[container]
impl App {
    #[singleton]
    fn users() -> Box<dyn Users> {
        Box::new(Database)
    }
}

#[inject]
async fn name(users: &dyn Users) -> Result<String, StatusCode> {
    users.name(7).ok_or(StatusCode::NOT_FOUND)
}

#[tokio::test]
async fn automock() {
    let mut users = MockUsers::new();
    users.expect_name().return_const(Some("Ada".to_owned()));
    let app = App::builder().users(Box::new(users)).build().await.unwrap();
    let router = Router::new().route("/", get(name)).with_state(app);
    let answer = send(&router, request("/")).await;
    assert_eq!(answer, (StatusCode::OK, "Ada".to_owned()));
}
// ANCHOR_END: mock
