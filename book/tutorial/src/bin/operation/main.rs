//! The service stops when it is told to, and closes what it opened.

// These files are as in the chapter before.
#[path = "../modules/app.rs"]
mod app;
#[path = "../modules/auth.rs"]
mod auth;
#[path = "../modules/config.rs"]
mod config;
mod database;
#[path = "../modules/error.rs"]
mod error;
#[path = "../modules/notes.rs"]
mod notes;

use std::error::Error;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::signal;

use crate::app::App;

// ANCHOR: main
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = TcpListener::bind(("127.0.0.1", app.config.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);

    axum::serve(listener, router(app.clone()))
        .with_graceful_shutdown(stop())
        .await?;
    app.shutdown().await?;
    println!("stopped");
    Ok(())
}

/// Waits for Ctrl-C.
async fn stop() {
    if let Err(error) = signal::ctrl_c().await {
        eprintln!("the service stops, because it cannot wait for Ctrl-C: {error}");
    }
}
// ANCHOR_END: main

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(auth::index))
        .route("/notes", get(notes::list).post(notes::create))
        .with_state(app)
}
