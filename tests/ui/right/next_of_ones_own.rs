use axum::Router;
use axum::http::Uri;
use axum::routing::get;
use hardwire::{container, inject};

struct Next(u32);

#[container]
impl App {
    #[request]
    fn next() -> Next {
        Next(1)
    }
}

#[inject]
async fn hello(next: Next, uri: Uri) -> String {
    format!("{} {uri}", next.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
