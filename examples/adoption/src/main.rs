//! An axum application in the middle of its conversion: half of its handlers take what they need from a
//! container, the others are as they were before. README.md tells the steps.
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
        // As they were.
        .route("/notes", get(plain::list))
        .route("/notes/{id}", delete(plain::remove))
        // Converted.
        .route("/notes", post(converted::add))
        .route("/notes/{id}", get(converted::show))
        .route("/admin/notes", get(AdminApi::count).delete(AdminApi::clear))
        // Either kind of middleware stands before either kind of handler.
        .layer(from_fn_with_state(state.clone(), converted::limit))
        .layer(from_fn_with_state(state.clone(), plain::tag))
        .with_state(state)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let state = AppState::new(App::build().await?);
    // Without `PORT`, a free one.
    let port = std::env::var("PORT").map_or(Ok(0), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("http://{}/notes", listener.local_addr()?);
    serve(listener, router(state)).await?;
    Ok(())
}
