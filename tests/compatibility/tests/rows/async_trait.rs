use async_trait::async_trait;
use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};
use hardwire_compatibility::{get as request, send};

#[async_trait]
trait Mailer: Send + Sync {
    async fn send(&self, to: &str) -> String;
}

struct Smtp;

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, to: &str) -> String {
        format!("mail to {to}")
    }
}

#[container]
impl App {
    #[singleton(as = dyn Mailer)]
    fn smtp() -> Smtp {
        Smtp
    }
}

#[inject]
async fn welcome(mailer: &dyn Mailer) -> String {
    mailer.send("Ada").await
}

#[tokio::test]
async fn trait_object() {
    let app = App::build().await.unwrap();
    let router = Router::new().route("/", get(welcome)).with_state(app);
    assert_eq!(send(&router, request("/")).await.1, "mail to Ada");
}
