use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use hardwire::{container, inject};

#[container]
impl App {}

#[inject]
async fn pass(next: Next, request: Request) -> Response {
    next.run(request).await
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().layer(from_fn_with_state(app, pass));
        Ok::<_, hardwire::BuildError>(router)
    };
}
