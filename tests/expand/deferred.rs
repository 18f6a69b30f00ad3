use axum::Router;
use axum::http::HeaderMap;
use axum::routing::any;
use hardwire::{container, inject};

struct User(String);
struct Tx(u16);
struct Trace(bool);

impl Tx {
    fn finish(&self) {
        assert!(self.0 < 100);
    }
}

#[container]
impl App {
    #[request]
    fn user(headers: &HeaderMap) -> Result<User, String> {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        Ok(User(name.ok_or("nameless")?.to_owned()))
    }

    #[request(teardown = Tx::finish)]
    async fn tx(user: &User) -> Result<Tx, String> {
        Ok(Tx(u16::from(user.0 == "Ada")))
    }

    #[request]
    fn trace(headers: &HeaderMap) -> Trace {
        Trace(headers.contains_key("x-name"))
    }
}

#[inject]
async fn hello(
    user: &User,
    tx: impl hardwire::Deferred<Tx, String>,
    trace: impl hardwire::Deferred<Trace, String>,
    body: String,
) -> Result<String, String> {
    let tx = tx.get().await?;
    tx.0 += u16::from(trace.get().await?.0);
    Ok(format!("{} {} {body}", user.0, tx.0))
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
