use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct Page(u32);
struct NotFound;
struct MatrixError;

impl From<NotFound> for MatrixError {
    fn from(_: NotFound) -> Self {
        Self
    }
}

#[container]
impl App {
    #[request]
    fn user() -> Result<User, NotFound> {
        Ok(User(7))
    }

    #[request]
    fn page(_headers: &HeaderMap) -> Result<Page, NotFound> {
        Ok(Page(7))
    }
}

#[inject(App, error = MatrixError)]
async fn hello(user: &User, page: &Page) -> String {
    (user.0 + page.0).to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
