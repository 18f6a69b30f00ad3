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
    fn user(headers: &HeaderMap) -> User {
        let name = headers.get("x-name").and_then(|name| name.to_str().ok());
        User(name.unwrap_or_default().to_owned())
    }

    #[request(after_body, teardown = Tx::finish)]
    async fn tx() -> Result<Tx, String> {
        Ok(Tx(1))
    }

    #[request(after_body)]
    fn trace(headers: &HeaderMap, tx: &Tx) -> Trace {
        Trace(headers.contains_key("x-trace") && tx.0 > 0)
    }
}

#[inject]
async fn hello(tx: &mut Tx, trace: &Trace, body: String, user: &User) -> String {
    tx.0 += u16::from(trace.0);
    format!("{} {} {body}", user.0, tx.0)
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
