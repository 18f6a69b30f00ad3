use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::any;
use hardwire::{container, inject};

struct Session(String);

struct User(String);

struct Audit(u32);

impl Audit {
    fn close(&self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[request]
    fn session(headers: &HeaderMap) -> Result<Session, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Session(format!("{name:?}")))
    }

    #[request(shared)]
    async fn user(session: &Session) -> Result<User, StatusCode> {
        Ok(User(session.0.clone()))
    }

    #[request(shared, teardown = Audit::close)]
    fn audit() -> Audit {
        Audit(1)
    }
}

#[inject]
async fn sign_in(user: &User, audit: &Audit, request: Request, next: Next) -> Response {
    let _ = (user, audit);
    next.run(request).await
}

#[inject]
async fn hello(user: &User) -> String {
    user.0.clone()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(middleware::from_fn_with_state(app.clone(), sign_in))
        .with_state(app)
}
