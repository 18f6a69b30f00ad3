//! Teardown: each request has a transaction, which commits on success and rolls back otherwise, and the ledger is closed when
//! the service stops. A transaction begins late: after the body has been read, or when the handler first asks for it.

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

    /// Begins after the body has been read, so a slow client holds no transaction.
    #[request(after_body, teardown = finish)]
    fn tx(ledger: &Ledger) -> Tx {
        ledger.begin()
    }
}

/// Runs after the handler in every case, also if the client has disconnected. If the commit fails, the client receives its
/// error.
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
async fn enter(tx: &mut Tx, body: String) -> Result<StatusCode, InvalidAmount> {
    for line in body.lines() {
        tx.enter(amount(line)?);
    }
    Ok(StatusCode::CREATED)
}

/// Begins a transaction only after all lines have been parsed.
#[inject]
async fn import(
    tx: impl Deferred<Tx, InvalidAmount>,
    body: String,
) -> Result<StatusCode, InvalidAmount> {
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

/// A line that is not an amount.
struct InvalidAmount(String);

impl IntoResponse for InvalidAmount {
    fn into_response(self) -> Response {
        (
            StatusCode::BAD_REQUEST,
            format!("{} is not an amount\n", self.0),
        )
            .into_response()
    }
}

fn amount(line: &str) -> Result<i64, InvalidAmount> {
    line.parse().map_err(|_| InvalidAmount(line.to_owned()))
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
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3003").await?;
    println!(
        "Listening on http://127.0.0.1:3003, until Ctrl-C. Try:
  printf '5\\n7\\n'    | curl --data-binary @- http://127.0.0.1:3003
  printf '5\\nseven\\n' | curl --data-binary @- http://127.0.0.1:3003
  printf '5\\nseven\\n' | curl -T - http://127.0.0.1:3003
  printf '%s\\n' '-20'  | curl --data-binary @- http://127.0.0.1:3003
  curl http://127.0.0.1:3003"
    );
    axum::serve(listener, router(app.clone()))
        .with_graceful_shutdown(async {
            // If signals are not available, stops at once.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    app.shutdown().await?;
    Ok(())
}
