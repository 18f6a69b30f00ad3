use aide::OperationInput;
use aide::axum::ApiRouter;
use aide::axum::routing::get;
use aide::openapi::OpenApi;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};
use hardwire_compatibility::{send, with_header};

#[derive(Clone)]
struct Greeting(&'static str);

struct User(String);

// ANCHOR: api_route
#[container]
impl App {
    #[singleton(state)]
    fn greeting() -> Greeting {
        Greeting("hello")
    }

    #[request(extract)]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let name = headers.get("x-user").ok_or(StatusCode::UNAUTHORIZED)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(User(name.to_owned()))
    }
}

impl OperationInput for User {}

/// A documented handler, without `#[inject]`.
async fn documented(State(greeting): State<Greeting>, user: User) -> String {
    format!("{} {}", greeting.0, user.0)
}

/// An injected handler is routed with `route`. It is not documented.
#[inject]
async fn undocumented(greeting: &Greeting, user: &User) -> String {
    format!("{} {}", greeting.0, user.0)
}

fn router() -> ApiRouter<App> {
    ApiRouter::new()
        .api_route("/", get(documented))
        .route("/undocumented", axum::routing::get(undocumented))
}
// ANCHOR_END: api_route

#[tokio::test]
async fn api_route() {
    let app = App::build().await.unwrap();
    let mut api = OpenApi::default();
    let router = router().finish_api(&mut api).with_state(app);
    let paths = api.paths.unwrap_or_default().paths;
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/"]);

    let greeted = (StatusCode::OK, "hello Ada".to_owned());
    let mut request = with_header("x-user", "Ada");
    assert_eq!(send(&router, request).await, greeted);
    request = with_header("x-user", "Ada");
    *request.uri_mut() = "/undocumented".parse().unwrap();
    assert_eq!(send(&router, request).await, greeted);
}
