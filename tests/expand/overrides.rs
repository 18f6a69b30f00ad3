use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject, module};

pub(crate) struct Config(&'static str);
pub(crate) struct Session(String);
pub(crate) struct User(String);
pub(crate) struct Claude(String);
pub(crate) struct Mail(u8);

#[module]
impl Post {
    #[factory]
    async fn mail(config: &Config, #[arg] to: &str) -> Mail {
        Mail(u8::from(config.0 == to))
    }
}

#[container(modules(Post))]
impl App {
    #[singleton]
    fn config() -> Config {
        Config("config")
    }

    #[request]
    async fn session(headers: &HeaderMap) -> Result<Session, StatusCode> {
        let name = headers.get("x-session").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Session(format!("{name:?}")))
    }

    #[request]
    fn user(session: &Session) -> User {
        User(session.0.clone())
    }

    #[factory]
    fn claude(user: &User, #[arg] model: u8) -> Claude {
        Claude(format!("{model} for {}", user.0))
    }
}

#[inject]
async fn hello(
    user: &User,
    claude: impl Fn(u8) -> Claude,
    mail: impl AsyncFn(&str) -> Mail,
) -> String {
    format!("{}: {} {}", user.0, claude(1).0, mail("config").await.0)
}

#[cfg(feature = "override")]
pub(crate) async fn router() -> Router {
    let builder = App::builder().override_user(|| User("test".to_owned()));
    let builder = builder.override_mail_async(|_| async { Mail(7) });
    Router::new()
        .route("/", any(hello))
        .with_state(builder.build().await.unwrap())
}
