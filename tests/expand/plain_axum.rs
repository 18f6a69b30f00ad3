use std::convert::Infallible;
use std::io;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use hardwire::container;

#[derive(Clone)]
struct Key(&'static str);

struct Session(String);
struct User(String);
struct Page(u32);

enum Refusal {
    Page,
    User,
}

impl From<Refusal> for Response {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Page => StatusCode::BAD_REQUEST.into_response(),
            Refusal::User => StatusCode::UNAUTHORIZED.into_response(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        self.into()
    }
}

#[container]
impl App {
    #[singleton(state)]
    fn key() -> io::Result<Key> {
        Ok(Key("key"))
    }

    #[request(extract)]
    fn session(headers: &HeaderMap, key: &Key) -> Session {
        Session(format!("session {} {}", headers.len(), key.0))
    }

    #[request(extract)]
    async fn user(session: Session, headers: &HeaderMap) -> Result<User, Refusal> {
        let name = headers.get("x-name").ok_or(Refusal::User)?;
        Ok(User(format!("{name:?} of {}", session.0)))
    }

    #[request(extract)]
    fn page(Query(queried): Query<Queried>, user: &User) -> Result<Page, Refusal> {
        let is_known = user.0.contains("Ada");
        is_known.then_some(Page(queried.page)).ok_or(Refusal::Page)
    }
}

#[derive(serde::Deserialize)]
struct Queried {
    page: u32,
}

async fn hello(
    State(Key(key)): State<Key>,
    session: Result<Session, Infallible>,
    user: Result<User, Refusal>,
    page: Result<Page, Response>,
) -> String {
    let session = session.map_or_else(|never| match never {}, |session| session.0);
    let user = user.map_or_else(|_| "nobody".to_owned(), |user| user.0);
    let page = page.map_or(0, |page| page.0);
    format!("{key}, {session}, {user}, {page}")
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
