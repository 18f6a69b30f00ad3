use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject};

#[container]
impl App {
    #[request]
    fn verify_token(headers: &HeaderMap) -> Result<(), StatusCode> {
        let has_token = headers.contains_key("x-token");
        has_token.then_some(()).ok_or(StatusCode::UNAUTHORIZED)
    }
}

#[inject(App, task, guard(verify_token))]
async fn job(#[arg] more: u16) -> Result<u16, StatusCode> {
    Ok(more)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let _: Result<u16, StatusCode> = job(&app, 1).await;
        Ok::<_, hardwire::BuildError>(())
    };
}
