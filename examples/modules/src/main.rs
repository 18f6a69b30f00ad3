//! A service in parts: each declares what it provides beside its own types, and `App` closes the
//! graph. What a part lacks may be a trait, of which `App` decides what it is.

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
    /// What `Notes` lacks.
    #[singleton]
    fn limit() -> Limit {
        Limit(3)
    }

    /// What `Notes` lacks too, and knows as `dyn Shelf` alone.
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
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("{app:?} at http://127.0.0.1:3000. Try:");
    println!("curl -H 'x-name: Ada' -d 'buy milk' http://127.0.0.1:3000");
    axum::serve(listener, router(app)).await?;
    Ok(())
}
