use axum::http::StatusCode;
use hardwire::{container, inject};
use hardwire_compatibility::{get, send};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

struct Greeting(&'static str);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }
}

#[utoipa::path(get, path = "/hello", responses((status = 200, body = String)))]
#[inject]
async fn hello(greeting: &Greeting) -> &'static str {
    greeting.0
}

#[tokio::test]
async fn routes() {
    let app = App::build().await.unwrap();
    let router = OpenApiRouter::new().routes(routes!(hello)).with_state(app);
    let (router, api) = router.split_for_parts();
    assert!(api.paths.paths.contains_key("/hello"));
    let answer = send(&router, get("/hello")).await;
    assert_eq!(answer, (StatusCode::OK, "hello".to_owned()));
}
