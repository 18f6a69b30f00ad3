//! Functions for axum's `map_request_with_state` and `map_response_with_state`.

use axum::Router;
use axum::body::Body;
use axum::extract::{Query, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state, map_request_with_state, map_response_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hardwire::testing::Events;
use hardwire::{Outcome, container, inject};
use hardwire_tests::{get, with_header};
use http_body_util::BodyExt;
use tower::ServiceExt;

struct User(String);

struct Tx(Events);

impl Tx {
    async fn end(self, outcome: Outcome) {
        self.0.note(match outcome {
            Outcome::Ok => "tx: Ok",
            _ => "tx: Err",
        });
    }
}

struct Failing(Events);

impl Failing {
    fn end(self) -> Result<(), StatusCode> {
        self.0.note("failed to end");
        Err(StatusCode::IM_A_TEAPOT)
    }
}

#[derive(serde::Deserialize)]
struct Page {
    page: u32,
}

#[container]
impl App {
    #[input]
    fn events() -> Events;

    #[request(shared)]
    fn user(headers: &HeaderMap, events: &Events) -> Result<User, StatusCode> {
        events.note("user");
        let name = headers.get("x-name").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(User(name.to_owned()))
    }

    #[request]
    fn only_get(method: &Method) -> Result<(), StatusCode> {
        let is_get = method == Method::GET;
        is_get.then_some(()).ok_or(StatusCode::METHOD_NOT_ALLOWED)
    }

    #[request(teardown = Tx::end)]
    fn tx(events: &Events) -> Tx {
        Tx(events.clone())
    }

    #[request(teardown = Failing::end)]
    fn failing(events: &Events) -> Failing {
        Failing(events.clone())
    }
}

/// Returns the headers that it has received.
#[inject]
async fn echo(events: &Events, headers: &HeaderMap, body: String) -> Response {
    events.note("handler");
    let user = headers
        .get("x-user")
        .map_or("", |user| user.to_str().unwrap());
    (StatusCode::ACCEPTED, format!("{user}{body}")).into_response()
}

struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
    events: Vec<String>,
}

async fn answered(
    layered: impl FnOnce(App, Router<App>) -> Router<App>,
    request: Request,
) -> Answered {
    let events = Events::default();
    let app = App::build(events.clone()).await.unwrap();
    let router = layered(app.clone(), Router::new().route("/", any(echo)));
    let response = router.with_state(app).oneshot(request).await;
    let response = response.unwrap_or_else(|never| match never {});
    let (head, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answered {
        status: head.status,
        headers: head.headers,
        text: String::from_utf8(body.into()).unwrap(),
        events: events.all(),
    }
}

/// The response of a handler behind a function that maps requests.
macro_rules! request_mapped {
    ($function:expr, $request:expr) => {
        answered(
            |app, router| router.layer(map_request_with_state(app, $function)),
            $request,
        )
        .await
    };
}

/// The response of a handler behind a function that maps responses.
macro_rules! response_mapped {
    ($function:expr, $request:expr) => {
        answered(
            |app, router| router.layer(map_response_with_state(app, $function)),
            $request,
        )
        .await
    };
}

mod of_requests {
    use super::*;

    #[tokio::test]
    async fn a_request_is_mapped() {
        #[inject]
        async fn named(user: &User, mut request: Request) -> Request {
            let name = HeaderValue::from_str(&user.0).unwrap();
            request.headers_mut().insert("x-user", name);
            request
        }

        let answered = request_mapped!(named, with_header("x-name", "Ada"));
        assert_eq!(
            (answered.status, answered.text.as_str()),
            (StatusCode::ACCEPTED, "Ada")
        );
        assert_eq!(answered.events, ["user", "handler"]);
    }

    #[tokio::test]
    async fn a_provider_refuses_it() {
        #[inject]
        async fn named(_user: &User, request: Request) -> Request {
            request
        }

        let answered = request_mapped!(named, get("/"));
        assert_eq!(answered.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answered.events, ["user"]);
    }

    #[tokio::test]
    async fn a_guard_refuses_it() {
        #[inject(App, guard(only_get))]
        async fn guarded(request: Request) -> Request {
            request
        }

        let mut request = get("/");
        *request.method_mut() = Method::POST;
        let answered = request_mapped!(guarded, request);
        assert_eq!(answered.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answered.events, [""; 0]);
    }

    #[tokio::test]
    async fn the_function_itself_refuses_it() {
        #[inject]
        async fn even(Query(page): Query<Page>, request: Request) -> Result<Request, StatusCode> {
            (page.page % 2 == 0)
                .then_some(request)
                .ok_or(StatusCode::GONE)
        }

        assert_eq!(
            request_mapped!(even, get("/?page=2")).status,
            StatusCode::ACCEPTED
        );
        assert_eq!(
            request_mapped!(even, get("/?page=3")).status,
            StatusCode::GONE
        );
        assert_eq!(
            request_mapped!(even, get("/")).status,
            StatusCode::BAD_REQUEST
        );
    }

    #[tokio::test]
    async fn its_values_end_before_the_request_continues() {
        #[inject]
        async fn ends(_tx: &mut Tx, request: Request) -> Result<Request, StatusCode> {
            Ok(request)
        }

        assert_eq!(
            request_mapped!(ends, get("/")).events,
            ["tx: Ok", "handler"]
        );
    }

    #[tokio::test]
    async fn its_values_learn_of_a_refusal() {
        #[inject]
        async fn ends(_tx: &mut Tx, _user: &User, request: Request) -> Request {
            request
        }

        #[inject]
        async fn fails(_tx: &mut Tx, _request: Request) -> Result<Request, StatusCode> {
            Err(StatusCode::GONE)
        }

        let refused = request_mapped!(ends, get("/"));
        assert_eq!(refused.events, ["user", "tx: Err"]);
        let failed = request_mapped!(fails, get("/"));
        assert_eq!(
            (failed.status, failed.events.as_slice()),
            (StatusCode::GONE, ["tx: Err".to_owned()].as_slice())
        );
    }

    #[tokio::test]
    async fn a_teardown_that_fails_refuses_it() {
        #[inject]
        async fn fails(_failing: &Failing, request: Request) -> Request {
            request
        }

        let answered = request_mapped!(fails, get("/"));
        assert_eq!(answered.status, StatusCode::IM_A_TEAPOT);
        assert_eq!(answered.events, ["failed to end"]);
    }

    #[tokio::test]
    async fn it_may_need_nothing() {
        #[inject]
        async fn replaced() -> Request {
            Request::new(Body::from("replaced"))
        }

        assert_eq!(request_mapped!(replaced, get("/?page=1")).text, "replaced");
    }

    #[tokio::test]
    async fn it_may_be_a_plain_function() {
        #[inject]
        fn plain(events: &Events, request: Request) -> Request {
            events.note("mapped");
            request
        }

        assert_eq!(
            request_mapped!(plain, get("/")).events,
            ["mapped", "handler"]
        );
    }

    #[tokio::test]
    async fn it_may_be_concurrent_and_leave_its_function() {
        #[inject(App, concurrent, call = both_with)]
        async fn both(_user: &User, _tx: &mut Tx, request: Request) -> Request {
            request
        }

        let _ = both_with;
        let answered = request_mapped!(both, with_header("x-name", "Ada"));
        assert_eq!(answered.events, ["user", "tx: Ok", "handler"]);
    }

    #[tokio::test]
    async fn its_shared_values_are_found_by_inner_functions() {
        #[inject]
        async fn named(_user: &User, request: Request) -> Request {
            request
        }

        #[inject]
        async fn inner(_user: &User, request: Request, next: Next) -> Response {
            next.run(request).await
        }

        let answered = answered(
            |app, router| {
                router
                    .layer(from_fn_with_state(app.clone(), inner))
                    .layer(map_request_with_state(app, named))
            },
            with_header("x-name", "Ada"),
        );
        assert_eq!(answered.await.events, ["user", "handler"]);
    }

    #[tokio::test]
    async fn a_task_may_return_a_request() {
        #[inject(App, task)]
        async fn made(events: &Events) -> Request {
            events.note("made");
            Request::default()
        }

        let events = Events::default();
        let app = App::build(events.clone()).await.unwrap();
        assert_eq!(made(&app).await.method(), Method::GET);
        assert_eq!(events.all(), ["made"]);
    }
}

mod of_responses {
    use super::*;

    #[tokio::test]
    async fn a_response_is_mapped() {
        #[inject]
        async fn stamped(events: &Events, mut response: Response) -> Response {
            events.note("mapped");
            let stamp = HeaderValue::from_static("yes");
            response.headers_mut().insert("x-stamp", stamp);
            response
        }

        let answered = response_mapped!(stamped, get("/"));
        assert_eq!(answered.status, StatusCode::ACCEPTED);
        assert_eq!(answered.headers["x-stamp"], "yes");
        assert_eq!(answered.events, ["handler", "mapped"]);
    }

    #[tokio::test]
    async fn its_providers_read_the_head_of_the_request() {
        #[inject(App, guard(only_get))]
        async fn named(
            user: &User,
            method: &Method,
            Query(page): Query<Page>,
            mut response: Response,
        ) -> Response {
            let stamp = format!("{} {method} {}", user.0, page.page);
            let stamp = HeaderValue::from_str(&stamp).unwrap();
            response.headers_mut().insert("x-stamp", stamp);
            response
        }

        let mut request = with_header("x-name", "Ada");
        *request.uri_mut() = "/?page=7".parse().unwrap();
        let answered = response_mapped!(named, request);
        assert_eq!(answered.headers["x-stamp"], "Ada GET 7");
        assert_eq!(answered.events, ["handler", "user"]);
    }

    #[tokio::test]
    async fn a_refusal_takes_the_place_of_the_response() {
        #[inject]
        async fn named(_user: &User, response: Response) -> Response {
            response
        }

        let answered = response_mapped!(named, get("/"));
        assert_eq!(answered.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answered.events, ["handler", "user"]);
    }

    #[tokio::test]
    async fn it_may_return_any_response() {
        #[inject]
        async fn told(response: Response) -> Result<String, StatusCode> {
            let status = response.status();
            (status == StatusCode::ACCEPTED)
                .then(|| status.to_string())
                .ok_or(StatusCode::GONE)
        }

        assert_eq!(response_mapped!(told, get("/")).text, "202 Accepted");
    }

    #[tokio::test]
    async fn its_values_end_with_it() {
        #[inject]
        async fn ends(tx: &mut Tx, response: Response) -> Response {
            tx.0.note("mapped");
            response
        }

        let answered = response_mapped!(ends, get("/"));
        assert_eq!(answered.events, ["handler", "mapped", "tx: Ok"]);
    }

    #[tokio::test]
    async fn it_may_have_the_name_of_its_parameter() {
        #[inject]
        async fn response(headers: &HeaderMap, response: Response) -> Response {
            assert!(headers.is_empty());
            response
        }

        #[inject]
        async fn parts(headers: &HeaderMap, Query(_): Query<Page>, response: Response) -> Response {
            assert!(headers.is_empty());
            response
        }

        assert_eq!(
            response_mapped!(response, get("/")).status,
            StatusCode::ACCEPTED
        );
        assert_eq!(
            response_mapped!(parts, get("/?page=1")).status,
            StatusCode::ACCEPTED
        );
    }

    #[tokio::test]
    async fn shared_values_of_outer_functions_are_found() {
        #[inject]
        async fn outer(_user: &User, request: Request, next: Next) -> Response {
            next.run(request).await
        }

        #[inject]
        async fn named(user: &User, response: Response) -> Response {
            assert_eq!(user.0, "Ada");
            response
        }

        let answered = answered(
            |app, router| {
                router
                    .layer(map_response_with_state(app.clone(), named))
                    .layer(from_fn_with_state(app, outer))
            },
            with_header("x-name", "Ada"),
        );
        assert_eq!(answered.await.events, ["user", "handler"]);
    }
}

/// A type named `Response` that is not axum's, such as that of an HTTP client.
mod other_response {
    use super::*;

    struct Response(&'static str);

    #[container]
    impl Client {
        #[request]
        fn answer() -> Response {
            Response("elsewhere")
        }
    }

    #[tokio::test]
    async fn a_response_type_of_a_provider_is_not_axums() {
        #[inject(Client)]
        async fn told(answer: Response) -> &'static str {
            answer.0
        }

        let app = Client::build().await.unwrap();
        assert_eq!(hardwire_tests::text(told, &app).await, "elsewhere");
    }

    #[tokio::test]
    async fn axums_response_is_distinguished_by_its_path() {
        #[inject(Client)]
        async fn told(answer: &Response, response: axum::response::Response) -> String {
            format!("{} {}", answer.0, response.status())
        }

        let app = Client::build().await.unwrap();
        let router = Router::new().layer(map_response_with_state(app, told));
        let response = router.oneshot(get("/")).await.unwrap();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert_eq!(body, "elsewhere 404 Not Found");
    }
}
