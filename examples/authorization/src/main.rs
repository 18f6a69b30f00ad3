//! Authorization by type: a handler that asks for `&Authorized<Write>` only runs for users with the scope `write`.
//!
//! ```console
//! $ cargo run -p authorization
//! $ curl -H 'authorization: Bearer reader' http://127.0.0.1:3001
//! $ curl -H 'authorization: Bearer editor' -d 'Second edition' http://127.0.0.1:3001
//! $ curl -i -H 'authorization: Bearer reader' -d 'Mine' http://127.0.0.1:3001
//! ```
//!
//! The last request answers 403.

mod scope;
#[cfg(test)]
mod tests;

use std::error::Error;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::{Router, routing::get};
use hardwire::{container, inject};

use scope::{Authorized, Read, Scope, Write};

/// The user who sent the request, with the scopes of their token.
struct User {
    name: &'static str,
    scopes: &'static [&'static str],
}

struct Article(Mutex<String>);

#[container]
impl App {
    #[singleton]
    fn article() -> Article {
        Article(Mutex::new("First edition".to_owned()))
    }

    #[request]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        let token = headers.get("authorization").map(HeaderValue::as_bytes);
        let (name, scopes): (_, &[_]) = match token {
            Some(b"Bearer reader") => ("Ada", &["read"]),
            Some(b"Bearer editor") => ("Grace", &["read", "write"]),
            _ => return Err(StatusCode::UNAUTHORIZED),
        };
        Ok(User { name, scopes })
    }

    /// Runs for each scope that a handler asks for.
    #[request]
    fn authorized<S: Scope>(user: &User) -> Result<Authorized<S>, StatusCode> {
        let is_authorized = user.scopes.contains(&S::NAME);
        is_authorized
            .then(Authorized::new)
            .ok_or(StatusCode::FORBIDDEN)
    }
}

#[inject]
async fn show(_: &Authorized<Read>, article: &Article) -> String {
    article.text().clone()
}

/// The body is read after the scope has been checked.
#[inject]
async fn edit(_: &Authorized<Write>, user: &User, article: &Article, text: String) -> String {
    article.text().clone_from(&text);
    format!("{}: {text}", user.name)
}

impl Article {
    fn text(&self) -> std::sync::MutexGuard<'_, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn router(app: App) -> Router {
    Router::new()
        .route("/", get(show).post(edit))
        .with_state(app)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = App::build().await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3001").await?;
    println!("Listening on http://127.0.0.1:3001. Try:");
    println!("curl -H 'authorization: Bearer editor' -d 'Second edition' http://127.0.0.1:3001");
    axum::serve(listener, router(app)).await?;
    Ok(())
}
