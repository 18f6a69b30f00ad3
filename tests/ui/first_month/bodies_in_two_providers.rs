use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use hardwire::{container, inject};

struct Signature(usize);

struct Ask(u32);

#[container]
impl App {
    #[request]
    fn signature(body: Bytes) -> Signature {
        Signature(body.len())
    }

    #[request]
    fn ask(body: Json<u32>) -> Ask {
        Ask(body.0)
    }
}

#[inject]
async fn hello(signature: &Signature, ask: &Ask) -> String {
    format!("{} {}", signature.0, ask.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
