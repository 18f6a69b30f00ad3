use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
use hardwire::{container, inject};

struct Pool(u32);
struct Tx(u32);
struct Session(u32);
struct Rows(u32);

impl Tx {
    async fn finish(self, outcome: hardwire::Outcome) -> std::io::Result<()> {
        match outcome {
            hardwire::Outcome::Ok => Ok(()),
            _ => Err(std::io::ErrorKind::Other.into()),
        }
    }
}

impl Session {
    fn close(&mut self) {
        self.0 = 0;
    }
}

#[container]
impl App {
    #[singleton]
    fn pool() -> Pool {
        Pool(1)
    }

    #[request(teardown = Tx::finish)]
    async fn tx(pool: &Pool) -> Result<Tx, StatusCode> {
        Ok(Tx(pool.0))
    }

    #[request(teardown = Session::close)]
    fn session(headers: &HeaderMap, tx: &Tx) -> Session {
        Session(tx.0 + u32::from(headers.is_empty()))
    }

    #[request(teardown = drop, until = response)]
    async fn rows(pool: &Pool) -> Rows {
        Rows(pool.0)
    }

    #[factory]
    fn sum(tx: &Tx, #[arg] more: u32) -> u32 {
        tx.0 + more
    }
}

#[inject]
async fn hello(session: &Session, rows: &Rows, sum: impl Fn(u32) -> u32, body: String) -> String {
    format!("{} {} {} {body}", session.0, rows.0, sum(1))
}

#[inject(App, concurrent)]
async fn joined(tx: &mut Tx, rows: &Rows) -> String {
    tx.0 += rows.0;
    tx.0.to_string()
}

#[inject(task)]
async fn nightly(rows: &Rows) -> u32 {
    rows.0
}

async fn counted(State(app): State<App>) -> String {
    nightly(&app).await.to_string()
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new()
        .route("/", any(hello))
        .route("/joined", any(joined))
        .route("/counted", any(counted))
        .with_state(app)
}
