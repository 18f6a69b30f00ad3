use axum::http::HeaderMap;
use axum::http::StatusCode;
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn admin(headers: &HeaderMap) -> Result<(), StatusCode> {
        headers
            .get("x-admin")
            .map(|_| ())
            .ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject(App, task = true)]
async fn hello() -> &'static str {
    "hello"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _ = hello(&app).await;
        Ok::<_, hardwire::BuildError>(())
    };
}
