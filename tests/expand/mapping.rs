use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::{map_request_with_state, map_response_with_state};
use axum::response::Response;
use axum::routing::any;
use hardwire::{container, inject};

struct User(HeaderValue);

struct Lease(&'static str);

impl Lease {
    fn give_back(self) {
        let _ = self.0;
    }
}

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(name.clone()))
    }

    #[request(teardown = Lease::give_back)]
    fn lease() -> Lease {
        Lease("one of them")
    }
}

#[inject]
async fn named(user: &User, mut request: Request) -> Request {
    request.headers_mut().insert("x-user", user.0.clone());
    request
}

#[inject]
async fn leased(_lease: &Lease, request: Request) -> Result<Request, StatusCode> {
    Ok(request)
}

#[inject]
async fn stamped(user: &User, mut response: Response) -> Response {
    response.headers_mut().insert("x-user", user.0.clone());
    response
}

async fn hello(headers: HeaderMap) -> String {
    format!("{:?}", headers.get("x-user"))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .layer(map_request_with_state(app.clone(), named))
        .layer(map_request_with_state(app.clone(), leased))
        .layer(map_response_with_state(app, stamped))
}
