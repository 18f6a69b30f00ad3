use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{container, inject};

struct Name(String);

#[container]
impl App {
    #[request]
    fn parsed<T: From<String>>(headers: &HeaderMap) -> Result<T, StatusCode> {
        let name = headers.get("x-name").ok_or(StatusCode::BAD_REQUEST)?;
        let name = name.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(T::from(name.to_owned()))
    }
}

#[inject]
async fn hello(name: Name) -> String {
    name.0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
