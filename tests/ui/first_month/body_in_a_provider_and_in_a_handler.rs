use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use hardwire::{container, inject};

struct Signature(usize);

#[container]
impl App {
    #[request]
    fn signature(body: Bytes) -> Signature {
        Signature(body.len())
    }
}

#[inject]
async fn hello(signature: &Signature, Json(ask): Json<u32>) -> String {
    format!("{} {ask}", signature.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
