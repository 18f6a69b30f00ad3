//! The service: a handler with three values that have teardowns. One of them ends after the response.

use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::get;
use hardwire::{Outcome, container, inject};
use tokio::task::yield_now;

use crate::fault::{Deliberate, Fault};
use crate::open::Open;

pub(crate) struct Tx(Open, Option<Fault>);
pub(crate) struct Session(Open);
pub(crate) struct Rows(Open);
pub(crate) struct Member;

#[container(pub(crate))]
impl App {
    #[input]
    fn open() -> Open;

    #[request(teardown = Tx::finish)]
    async fn tx(open: &Open, headers: &HeaderMap) -> Tx {
        yield_now().await;
        open.note_built();
        Tx(open.clone(), Fault::of(headers))
    }

    #[request(teardown = Session::close)]
    fn session(open: &Open, tx: &Tx) -> Session {
        let _ = tx;
        open.note_built();
        Session(open.clone())
    }

    #[request(teardown = Rows::close, until = response)]
    async fn rows(open: &Open) -> Rows {
        yield_now().await;
        open.note_built();
        Rows(open.clone())
    }

    #[request]
    fn member(headers: &HeaderMap) -> Result<Member, StatusCode> {
        match Fault::of(headers) {
            Some(Fault::Refusal) => Err(StatusCode::FORBIDDEN),
            _ => Ok(Member),
        }
    }
}

impl Tx {
    async fn finish(self, _: Outcome) -> Result<(), &'static str> {
        yield_now().await;
        self.0.note_ended();
        match self.1 {
            Some(Fault::TeardownFails) => Err("as it should"),
            Some(Fault::TeardownPanics) => std::panic::panic_any(Deliberate),
            _ => Ok(()),
        }
    }
}

impl Session {
    fn close(&mut self) {
        self.0.note_ended();
    }
}

impl Rows {
    async fn close(self) {
        yield_now().await;
        self.0.note_ended();
    }
}

#[inject]
async fn handler(
    _rows: &Rows,
    tx: &Tx,
    _session: &Session,
    _member: &Member,
) -> Result<&'static str, StatusCode> {
    yield_now().await;
    match tx.1 {
        Some(Fault::Error) => Err(StatusCode::CONFLICT),
        Some(Fault::Panic) => std::panic::panic_any(Deliberate),
        _ => Ok("done"),
    }
}

pub(crate) fn router(app: App) -> Router {
    Router::new().route("/", get(handler)).with_state(app)
}
