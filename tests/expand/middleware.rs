use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::any;
use axum::{Extension, Router};
use hardwire::{container, inject};

#[derive(Clone)]
struct User(String);

struct Lease(&'static str);

impl Lease {
    fn give_back(self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[request(teardown = Lease::give_back)]
    fn lease() -> Lease {
        Lease("one of them")
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(format!("{name:?}")))
    }
}

#[inject]
async fn sign_in(user: User, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(user);
    next.run(request).await
}

#[inject]
async fn lends(_lease: &Lease, request: Request, next: Next) -> Response {
    next.run(request).await
}

async fn hello(Extension(user): Extension<User>) -> String {
    user.0
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(middleware::from_fn_with_state(app.clone(), sign_in))
        .layer(middleware::from_fn_with_state(app, lends))
}
