//! The RealWorld backend "Conduit", a blogging API: Hardwire's example with a real database.

mod app;
mod articles;
mod auth;
mod clock;
mod config;
mod database;
mod error;
mod metrics;
mod profiles;
mod routes;
#[cfg(test)]
mod tests;
mod validation;

use std::{error::Error, net::SocketAddr};

use tokio::{
    net::TcpListener,
    signal::{
        ctrl_c,
        unix::{SignalKind, signal},
    },
};
use tracing_subscriber::EnvFilter;

use crate::{app::App, config::Config};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,tower_http=debug".into());
    tracing_subscriber::fmt().with_env_filter(filter).init();
    let app = App::build(Config::from_env()?).await?;
    let listener = TcpListener::bind(app.config.address).await?;
    greet(listener.local_addr()?);
    serve(listener, app).await
}

/// Serves until a signal arrives, finishes the requests in flight, and closes the database.
async fn serve(listener: TcpListener, app: App) -> Result<(), Box<dyn Error>> {
    let nightly = tokio::spawn(articles::every_night(app.clone()));
    let router = routes::router(app.clone());
    axum::serve(listener, router)
        .with_graceful_shutdown(stop())
        .await?;
    nightly.abort();
    app.shutdown().await?;
    Ok(())
}

async fn stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return;
    };
    tokio::select! {
        _ = ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

fn greet(address: SocketAddr) {
    // A name that is not registered yet.
    let name = format!("ada{}", std::process::id());
    println!(
        r#"Conduit is at http://{address}/api, its documentation at http://{address}/docs. Try

  curl http://{address}/api/users -H 'content-type: application/json' \
    -d '{{"user":{{"username":"{name}","email":"{name}@example.com","password":"enchantress"}}}}'
"#
    );
}
