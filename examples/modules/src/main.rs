//! A service in parts: each declares what it provides beside its own types, and `App` closes the
//! graph.

mod notes;
mod visitors;

use std::error::Error;

use axum::Router;
use axum::routing::post;
use hardwire::container;

#[container(modules(visitors::Visitors, notes::Notes))]
impl App {
    /// What `Notes` lacks.
    #[singleton]
    fn limit() -> notes::Limit {
        notes::Limit(3)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    println!("{app:?} at http://127.0.0.1:3000. Try:");
    println!("curl -H 'x-name: Ada' -d 'buy milk' http://127.0.0.1:3000");
    let router: Router = Router::new().route("/", post(notes::add)).with_state(app);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, router).await?;
    Ok(())
}
