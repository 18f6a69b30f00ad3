use axum::Router;
use axum::routing::post;
use axum_test::TestServer;
use hardwire::{container, inject};

struct Greeting(&'static str);

#[container]
impl App {
    #[singleton]
    fn greeting() -> Greeting {
        Greeting("hello")
    }
}

#[inject]
async fn hello(greeting: &Greeting, name: String) -> String {
    format!("{} {name}", greeting.0)
}

#[tokio::test]
async fn test_server() {
    let app = App::builder()
        .greeting(Greeting("hi"))
        .build()
        .await
        .unwrap();
    let server = TestServer::new(Router::new().route("/", post(hello)).with_state(app));
    let response = server.post("/").text("Ada").await;
    response.assert_status_ok();
    response.assert_text("hi Ada");
}
