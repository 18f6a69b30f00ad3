use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use hardwire::{container, inject};

struct Id(u32);

#[container]
impl App {}

#[inject]
async fn hello(Path(id): Path<Id>, body: String) -> String {
    format!("{} {body}", id.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
