use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);
struct Page(u32);
struct MatrixError;


#[container]
impl App {
    #[request]
    fn user() -> User {
        User(7)
    }

    #[request]
    fn page(_headers: &HeaderMap) -> Page {
        Page(7)
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
