use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;
use hardwire::{container, inject};

struct User(u32);

struct Mail(u32);

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> User {
        User(headers.len() as u32)
    }

    #[singleton(lazy)]
    fn mail(user: &User) -> Mail {
        Mail(user.0)
    }
}

#[inject]
async fn hello(mail: &Mail) -> String {
    mail.0.to_string()
}

fn main() {
    let _ = async {
        let app = App::build().await?;
        let router: Router = Router::new().route("/", get(hello)).with_state(app);
        Ok::<_, hardwire::BuildError>(router)
    };
}
