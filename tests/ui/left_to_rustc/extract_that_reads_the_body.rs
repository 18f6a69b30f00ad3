use axum::Router;
use axum::routing::post;
use hardwire::{container, inject};

struct Signed(String);

#[container]
impl App {
    #[request(extract)]
    fn signed(body: String) -> Signed {
        Signed(body)
    }
}

#[inject]
async fn hello(signed: &Signed) -> String {
    signed.0.clone()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", post(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
