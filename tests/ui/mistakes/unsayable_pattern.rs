use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use hardwire::{container, inject};

struct Auth;

#[container]
impl App {
    #[factory]
    fn auth(#[arg] name: &str) -> Auth {
        let _ = name;
        Auth
    }
}

#[inject]
async fn hello(Path((name, ..)): Path<(String, u8)>, #[dep(auth(&name))] auth: Auth) -> String {
    let Auth = auth;
    name
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
