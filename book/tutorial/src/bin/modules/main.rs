//! The service in files: each module declares the providers of its own types.

mod app;
mod auth;
mod config;
mod database;
mod error;
mod notes;
#[cfg(test)]
mod tests;

use std::error::Error;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;

use crate::app::App;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = TcpListener::bind(("127.0.0.1", app.config.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);

    axum::serve(listener, router(app)).await?;
    Ok(())
}

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(auth::index))
        .route("/notes", get(notes::list).post(notes::create))
        .with_state(app)
}
