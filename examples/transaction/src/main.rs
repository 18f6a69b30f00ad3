//! Teardown: each request has a transaction, which is committed if all went well, and the ledger is
//! closed when the service stops. A transaction begins as late as it can: after the body has been read, or
//! when the handler first asks for it.

mod ledger;
#[cfg(test)]
mod tests;

use std::error::Error;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use hardwire::{Deferred, Outcome, container, inject};

use crate::ledger::{Ledger, Overdrawn, Tx};

#[container]
impl App {
    #[singleton(teardown = Ledger::close)]
    fn ledger() -> Ledger {
        Ledger::default()
    }

    /// A client that sends its body slowly holds no transaction.
    #[request(after_body, teardown = finish)]
    fn tx(ledger: &Ledger) -> Tx {
        ledger.begin()
    }
}

/// Runs after the handler, whatever becomes of it, also if the client has disconnected. If the commit
/// fails, the client receives its error.
async fn finish(tx: Tx, outcome: Outcome) -> Result<(), Overdrawn> {
    if outcome == Outcome::Ok {
        return tx.commit();
    }
    tx.roll_back();
    Ok(())
}

impl IntoResponse for Overdrawn {
    fn into_response(self) -> Response {
        (StatusCode::CONFLICT, "the balance would be negative\n").into_response()
    }
}

/// Each line of the body is an amount.
#[inject]
async fn enter(tx: &mut Tx, body: String) -> Result<StatusCode, NoAmount> {
    for line in body.lines() {
        tx.enter(amount(line)?);
    }
    Ok(StatusCode::CREATED)
}

/// Nothing is entered, and no transaction begins, before all lines have been read.
#[inject]
async fn import(tx: impl Deferred<Tx, NoAmount>, body: String) -> Result<StatusCode, NoAmount> {
    let amounts: Vec<_> = body.lines().map(amount).collect::<Result<_, _>>()?;
    if amounts.is_empty() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let tx = tx.get().await?;
    for amount in amounts {
        tx.enter(amount);
    }
    Ok(StatusCode::CREATED)
}

/// A line that is no amount.
struct NoAmount(String);

impl IntoResponse for NoAmount {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, format!("{}: no amount\n", self.0)).into_response()
    }
}

fn amount(line: &str) -> Result<i64, NoAmount> {
    line.parse().map_err(|_| NoAmount(line.to_owned()))
}

#[inject]
async fn balance(ledger: &Ledger) -> String {
    format!("{}\n", ledger.balance())
}

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(balance))
        .route("/", post(enter))
        .route("/", put(import))
        .with_state(app)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!(
        "http://127.0.0.1:3000, until Ctrl-C. Try
  printf '5\\n7\\n'    | curl --data-binary @- http://127.0.0.1:3000
  printf '5\\nseven\\n' | curl --data-binary @- http://127.0.0.1:3000
  printf '5\\nseven\\n' | curl -T - http://127.0.0.1:3000
  printf '%s\\n' '-20'  | curl --data-binary @- http://127.0.0.1:3000
  curl http://127.0.0.1:3000"
    );
    axum::serve(listener, router(app.clone()))
        .with_graceful_shutdown(async {
            // Without a signal to wait for, it stops at once.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    app.shutdown().await?;
    Ok(())
}
