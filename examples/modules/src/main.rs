//! A service in modules: each file declares the providers of its own types, and `App` includes them. A module may depend on a
//! trait, whose implementation `App` chooses.

mod notes;
mod shelves;
#[cfg(test)]
mod tests;
mod visitors;

use std::error::Error;

use axum::Router;
use axum::routing::post;
use hardwire::container;

use crate::notes::{Limit, Shelf};
use crate::shelves::Memory;

#[container(modules(visitors::Visitors, notes::Notes))]
impl App {
    /// A dependency of `Notes`.
    #[singleton]
    fn limit() -> Limit {
        Limit(3)
    }

    /// The implementation of `dyn Shelf`, on which `Notes` depends.
    #[singleton(as = dyn Shelf)]
    fn memory() -> Memory {
        Memory::default()
    }
}

fn router(app: App) -> Router {
    Router::new().route("/", post(notes::add)).with_state(app)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3002").await?;
    println!("Listening on http://127.0.0.1:3002. Try:");
    println!("curl -H 'x-name: Ada' -d 'buy milk' http://127.0.0.1:3002");
    axum::serve(listener, router(app)).await?;
    Ok(())
}
