//! The service shuts down on a signal, and closes its resources.

// These files are the same as in the previous chapter.
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
#[cfg(test)]
#[path = "../modules/tests.rs"]
mod tests;

// ANCHOR: imports
use std::error::Error;
use std::io;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::signal;
#[cfg(unix)]
use tokio::signal::unix::SignalKind;
// ANCHOR_END: imports

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

/// Waits until the program receives a signal to stop.
async fn stop() {
    let received = tokio::select! {
        received = signal::ctrl_c() => received,
        received = terminated() => received,
    };
    if let Err(error) = received {
        eprintln!("the service stops, because it cannot wait for a signal: {error}");
    }
}

/// Waits for the signal that containers and init systems send.
#[cfg(unix)]
async fn terminated() -> io::Result<()> {
    let mut signals = signal::unix::signal(SignalKind::terminate())?;
    signals.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn terminated() -> io::Result<()> {
    std::future::pending().await
}
// ANCHOR_END: main

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(auth::index))
        .route("/notes", get(notes::list).post(notes::create))
        .with_state(app)
}
