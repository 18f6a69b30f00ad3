use std::convert::Infallible;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use axum_login::tower_sessions::{MemoryStore, SessionManagerLayer};
use axum_login::{AuthManagerLayerBuilder, AuthUser, AuthnBackend};
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send, with_cookie_of};

#[derive(Clone, Debug)]
struct User(String);

impl AuthUser for User {
    type Id = String;

    fn id(&self) -> String {
        self.0.clone()
    }

    fn session_auth_hash(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Knows every user.
#[derive(Clone)]
struct Accounts;

impl AuthnBackend for Accounts {
    type User = User;
    type Credentials = String;
    type Error = Infallible;

    async fn authenticate(&self, name: String) -> Result<Option<User>, Infallible> {
        Ok(Some(User(name)))
    }

    async fn get_user(&self, name: &String) -> Result<Option<User>, Infallible> {
        Ok(Some(User(name.clone())))
    }
}

type AuthSession = axum_login::AuthSession<Accounts>;

#[container]
impl App {
    #[request]
    fn user(session: AuthSession) -> Result<User, StatusCode> {
        session.user.ok_or(StatusCode::UNAUTHORIZED)
    }
}

#[inject]
async fn log_in(mut session: AuthSession) -> StatusCode {
    match session.login(&User("Ada".to_owned())).await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

#[inject]
async fn name(user: &User) -> String {
    user.0.clone()
}

#[tokio::test]
async fn auth_session() {
    let app = App::build().await.unwrap();
    let sessions = SessionManagerLayer::new(MemoryStore::default());
    let router = Router::new()
        .route("/", get(name))
        .route("/log_in", get(log_in))
        .layer(AuthManagerLayerBuilder::new(Accounts, sessions).build())
        .with_state(app);
    let (status, _) = send(&router, request("/")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);

    let answer = send(&router, with_cookie_of(&router, "/log_in").await).await;
    assert_eq!(answer, (StatusCode::OK, "Ada".to_owned()));
}
