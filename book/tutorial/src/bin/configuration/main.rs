//! A service with a configuration.

use std::error::Error;
use std::num::ParseIntError;

use axum::Router;
use axum::routing::get;
use hardwire::{container, inject};
use tokio::net::TcpListener;

// ANCHOR: config
struct Config {
    title: String,
    port: u16,
}

impl Config {
    fn from_env() -> Result<Self, ParseIntError> {
        Ok(Self {
            title: variable("NOTES_TITLE", "Notes"),
            port: variable("NOTES_PORT", "3000").parse()?,
        })
    }
}

fn variable(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}
// ANCHOR_END: config

// ANCHOR: container
#[container]
impl App {
    #[singleton]
    fn config() -> Result<Config, ParseIntError> {
        Config::from_env()
    }
}
// ANCHOR_END: container

// ANCHOR: handler
#[inject]
async fn index(config: &Config) -> String {
    format!("{}\n", config.title)
}
// ANCHOR_END: handler

// ANCHOR: main
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = TcpListener::bind(("127.0.0.1", app.config.port)).await?;
    println!("listening on http://{}", listener.local_addr()?);

    let router = Router::new().route("/", get(index)).with_state(app);
    axum::serve(listener, router).await?;
    Ok(())
}
// ANCHOR_END: main
