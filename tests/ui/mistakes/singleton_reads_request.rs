use axum::Router;
use axum::routing::get;
use axum::http::HeaderMap;
use hardwire::{container, inject};

struct Locale(String);

#[container]
impl App {
    #[singleton]
    fn locale(headers: &HeaderMap) -> Locale {
        Locale(format!("{headers:?}"))
    }
}

#[inject]
async fn hello(locale: &Locale) -> String {
    locale.0.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
