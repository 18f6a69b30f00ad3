use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send, with_cookie_of};
use tower_sessions::{MemoryStore, Session, SessionManagerLayer, session};

struct User(String);

#[container]
impl App {
    #[request]
    async fn user(session: Session) -> Result<User, StatusCode> {
        let name = session.get("user").await.map_err(failed)?;
        name.map(User).ok_or(StatusCode::UNAUTHORIZED)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(_: session::Error) -> StatusCode {
    StatusCode::INTERNAL_SERVER_ERROR
}

#[inject]
async fn log_in(session: Session) -> Result<(), StatusCode> {
    session.insert("user", "Ada").await.map_err(failed)
}

#[inject]
async fn name(user: &User) -> String {
    user.0.clone()
}

#[tokio::test]
async fn session() {
    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/", get(name))
        .route("/log_in", get(log_in))
        .layer(SessionManagerLayer::new(MemoryStore::default()))
        .with_state(app);
    let (status, _) = send(&router, request("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);

    let answer = send(&router, with_cookie_of(&router, "/log_in").await).await;
    assert_eq!(answer, (StatusCode::OK, "Ada".to_owned()));
}
