use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

type Checked = Result<(), StatusCode>;

#[container]
impl App {
    #[request]
    fn verify_token(headers: &HeaderMap) -> Checked {
        if headers.contains_key("authorization") {
            Ok(())
        } else {
            Err(StatusCode::UNAUTHORIZED)
        }
    }
}

#[inject(App, guard(verify_token))]
async fn hello() -> &'static str {
    "secret"
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
