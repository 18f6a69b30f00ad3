use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send};
use utoipa::OpenApi;

struct Greeting(&'static str);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }
}

#[utoipa::path(get, path = "/hello/{id}", responses((status = 200, body = String)))]
#[inject]
async fn hello(greeting: &Greeting, Path(id): Path<u8>) -> String {
    format!("{} {id}", greeting.0)
}

#[derive(OpenApi)]
#[openapi(paths(hello))]
struct Api;

#[tokio::test]
async fn path() {
    let api = serde_json::to_value(Api::openapi()).unwrap();
    let operation = &api["paths"]["/hello/{id}"]["get"];
    let parameters = operation["parameters"].as_array().unwrap();
    let names: Vec<_> = parameters
        .iter()
        .map(|parameter| &parameter["name"])
        .collect();
    assert_eq!(names, ["id"]);

    let app = App::build().await.unwrap();
    let router = Router::new()
        .route("/hello/{id}", get(hello))
        .with_state(app);
    assert_eq!(send(&router, request("/hello/7")).await.1, "hello 7");
}
