use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

struct Reply(String);

#[container]
impl App {
    #[factory]
    fn reply(#[arg] text: &str) -> Reply {
        Reply(text.to_uppercase())
    }
}

#[utoipa::path(get, path = "/")]
#[inject]
async fn hello(reply: impl Fn(&str) -> Reply) -> String {
    reply("hello").0
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
