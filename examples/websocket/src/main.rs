//! A chat room. The handler returns when the WebSocket is open; the socket owns the values that it uses: an `Arc` of the room
//! and the visitor.

mod room;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::extract::Query;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{Html, Response};
use axum::routing::{any, get};
use hardwire::{container, inject};
use serde::Deserialize;

use crate::room::Room;

struct Visitor(String);

#[derive(Deserialize)]
struct Name {
    name: String,
}

#[container]
impl App {
    #[singleton]
    fn room() -> Arc<Room> {
        Arc::default()
    }

    /// Refuses before the socket is opened.
    #[request]
    fn visitor(Query(Name { name }): Query<Name>) -> Result<Visitor, StatusCode> {
        let has_name = !name.trim().is_empty();
        has_name
            .then_some(Visitor(name))
            .ok_or(StatusCode::BAD_REQUEST)
    }
}

#[inject]
async fn join(visitor: Visitor, room: Arc<Room>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| talk(socket, room, visitor))
}

/// Runs until the visitor leaves.
async fn talk(mut socket: WebSocket, room: Arc<Room>, visitor: Visitor) {
    let mut heard = room.enter(&visitor.0);
    loop {
        let is_open = tokio::select! {
            said = socket.recv() => match said {
                Some(Ok(Message::Text(text))) => {
                    room.say(&visitor.0, &text);
                    true
                }
                Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => true,
                Some(Ok(Message::Close(_)) | Err(_)) | None => false,
            },
            line = heard.next() => socket.send(line.into()).await.is_ok(),
        };
        if !is_open {
            break;
        }
    }
    room.leave(&visitor.0);
}

fn router(app: App) -> Router {
    let page = async || Html(include_str!("page.html"));
    Router::new()
        .route("/", get(page))
        .route("/room", any(join))
        .with_state(app)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3004").await?;
    println!("Listening on http://127.0.0.1:3004. Open it in two windows.");
    axum::serve(listener, router(app)).await?;
    Ok(())
}
