use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use hardwire::{container, inject};

struct Auth(String);

#[container]
impl App {
    #[factory]
    fn auth(#[arg] name: String) -> Auth {
        Auth(name)
    }
}

#[inject]
async fn show(Path(name): Path<String>, #[dep(auth(name))] auth: Auth) -> String {
    format!("{name} {}", auth.0)
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/{name}", get(show)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
