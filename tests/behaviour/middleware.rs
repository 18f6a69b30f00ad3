//! Middlewares: functions whose last parameter is `Next`.

use axum::extract::{Query, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Extension, Router};
use hardwire::{container, inject};
use hardwire_tests::{Log, get, send, with_header};

#[derive(Clone)]
struct User(String);

#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

#[container]
impl App {
    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(User(name.to_owned()))
    }

    #[request]
    fn only_get(method: &Method) -> Result<(), StatusCode> {
        let is_get = method == Method::GET;
        is_get.then_some(()).ok_or(StatusCode::METHOD_NOT_ALLOWED)
    }
}

/// The response of a router with this middleware.
macro_rules! answer {
    ($middleware:expr, $request:expr) => {{
        async fn behind(user: Option<Extension<User>>) -> String {
            user.map_or("nobody".to_owned(), |user| user.0.0)
        }

        let app = App::build().await.unwrap();
        let layer = middleware::from_fn_with_state(app.clone(), $middleware);
        let router: Router<()> = Router::new().route("/", any(behind)).layer(layer);
        let answer = send(Through(router), &app, $request).await;
        (answer.0, answer.1, app)
    }};
}

/// A router that implements `Handler`.
#[derive(Clone)]
struct Through(Router);

impl<S: Send + 'static> axum::handler::Handler<(), S> for Through {
    type Future = std::pin::Pin<Box<dyn Future<Output = Response> + Send>>;

    fn call(self, request: Request, _: S) -> Self::Future {
        use tower::ServiceExt;
        Box::pin(async { self.0.oneshot(request).await.into_response() })
    }
}

#[tokio::test]
async fn a_middleware_passes_the_request_on() {
    #[inject]
    async fn sign_in(user: User, log: &Log, mut request: Request, next: Next) -> Response {
        log.note("before");
        request.extensions_mut().insert(user);
        let mut response = next.run(request).await;
        log.note("after");
        response
            .headers_mut()
            .insert("x-seen", HeaderValue::from_static("yes"));
        response
    }

    let (status, body, app) = answer!(sign_in, with_header("x-name", "Ada"));
    assert_eq!((status, body.as_str()), (StatusCode::OK, "Ada"));
    assert_eq!(app.log.events(), ["before", "after"]);
}

#[tokio::test]
async fn after_a_refusal_the_rest_does_not_run() {
    #[inject]
    async fn sign_in(_user: &User, log: &Log, request: Request, next: Next) -> Response {
        log.note("ran");
        next.run(request).await
    }

    let (status, _, app) = answer!(sign_in, get("/"));
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(app.log.events(), [""; 0]);
}

#[tokio::test]
async fn a_middleware_may_borrow_from_the_head_beside_the_request() {
    #[inject]
    async fn echo(
        headers: &HeaderMap,
        Query(page): Query<Page>,
        request: Request,
        next: Next,
    ) -> Result<Response, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::NOT_FOUND)?.clone();
        let mut response = next.run(request).await;
        response.headers_mut().insert("x-name", name);
        (page.page == 7).then_some(response).ok_or(StatusCode::GONE)
    }

    let mut request = with_header("x-name", "Ada");
    *request.uri_mut() = "/?page=7".parse().unwrap();
    let (status, body, _) = answer!(echo, request);
    assert_eq!((status, body.as_str()), (StatusCode::OK, "nobody"));
}

#[tokio::test]
async fn a_middleware_may_have_guards() {
    #[inject(App, guard(only_get))]
    async fn pass(request: Request, next: Next) -> Response {
        next.run(request).await
    }

    let mut request = get("/");
    assert_eq!(answer!(pass, request).0, StatusCode::OK);
    request = get("/");
    *request.method_mut() = Method::POST;
    assert_eq!(answer!(pass, request).0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_middleware_may_need_nothing() {
    #[inject]
    async fn closed(_: Next) -> StatusCode {
        StatusCode::GONE
    }

    assert_eq!(answer!(closed, get("/")).0, StatusCode::GONE);
}

#[tokio::test]
async fn a_middleware_may_have_the_name_of_its_parameter() {
    #[inject]
    async fn next(request: Request, next: Next) -> Response {
        next.run(request).await
    }

    assert_eq!(answer!(next, get("/")).1, "nobody");
}

#[tokio::test]
async fn a_middleware_may_leave_its_function() {
    #[inject(App, call = refuse_with)]
    async fn refuse(log: &Log, _next: Option<Extension<User>>, _: Next) -> StatusCode {
        log.note("refused");
        StatusCode::GONE
    }

    let _ = refuse_with;
    assert_eq!(answer!(refuse, get("/")).2.log.events(), ["refused"]);
}
