use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Search(u32);

#[derive(Clone)]
struct Down;

impl axum::response::IntoResponse for Down {
    fn into_response(self) -> axum::response::Response {
        axum::http::StatusCode::BAD_GATEWAY.into_response()
    }
}

#[container]
impl App {
    #[singleton(lazy)]
    async fn search() -> Result<Search, Down> {
        Err(Down)
    }
}

#[inject]
async fn hello(search: Option<&Search>) -> String {
    search.map_or(0, |search| search.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
