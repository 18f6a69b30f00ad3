use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};

type AuthResult<T> = Result<T, axum::http::StatusCode>;

#[container]
impl App {
    #[request]
    fn admin() -> AuthResult<bool> {
        todo!()
    }
}

#[inject(App, guard(admin))]
async fn hello() -> String {
    String::new()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
