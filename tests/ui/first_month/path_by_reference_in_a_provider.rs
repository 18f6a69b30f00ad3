use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use hardwire::{container, inject};

struct Article(u32);

#[container]
impl App {
    #[request]
    fn article(id: &Path<u32>) -> Article {
        Article(id.0)
    }
}

#[inject]
async fn hello(article: &Article) -> String {
    article.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
