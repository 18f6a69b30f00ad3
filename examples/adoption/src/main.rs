//! An axum application in the middle of its conversion: half of its handlers are injected, the others are plain axum.
//! README.md lists the steps.
//!
//! ```console
//! $ PORT=3000 cargo run -p adoption
//! $ curl -H 'x-user: ada' -H 'content-type: application/json' -d '{"text":"buy milk"}' http://127.0.0.1:3000/notes
//! $ curl -H 'x-user: ada' http://127.0.0.1:3000/notes
//! ```

mod app;
mod converted;
mod notes;
mod plain;
mod state;
#[cfg(test)]
mod tests;

use std::error::Error;

use axum::middleware::from_fn_with_state;
use axum::routing::{delete, get, post};
use axum::{Router, serve};
use tokio::net::TcpListener;

use crate::app::App;
use crate::converted::AdminApi;
use crate::state::AppState;

fn router(state: AppState) -> Router {
    Router::new()
        // Plain axum.
        .route("/notes", get(plain::list))
        .route("/notes/{id}", delete(plain::remove))
        // Converted.
        .route("/notes", post(converted::add))
        .route("/notes/{id}", get(converted::show))
        .route("/admin/notes", get(AdminApi::count).delete(AdminApi::clear))
        // Both kinds of middleware apply to both kinds of handlers.
        .layer(from_fn_with_state(state.clone(), converted::limit))
        .layer(from_fn_with_state(state.clone(), plain::tag))
        .with_state(state)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let state = AppState::new(App::build().await?);
    // Without `PORT`, the system selects a free port.
    let port = std::env::var("PORT").map_or(Ok(0), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("Listening on http://{}/notes", listener.local_addr()?);
    serve(listener, router(state)).await?;
    Ok(())
}
